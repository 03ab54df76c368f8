<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CheckRows</name>
    <message numerus="yes">
        <source>%n more picture(s) cannot be used.</source>
        <translation>
            <numerusform>%n more picture cannot be used.</numerusform>
            <numerusform>%n more pictures cannot be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s), all with captions</source>
        <translation>
            <numerusform>%n picture, all with captions</numerusform>
            <numerusform>%n pictures, all with captions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in the training</source>
        <translation>
            <numerusform>%n picture in the training</numerusform>
            <numerusform>%n pictures in the training</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyIn</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) in %1 could not be read.</source>
        <translation>
            <numerusform>%n file or folder in %1 could not be read.</numerusform>
            <numerusform>%n files or folders in %1 could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>“%1” looks like “%2” and %n other(s).</source>
        <translation>
            <numerusform>“%1” looks like “%2” and %n other.</numerusform>
            <numerusform>“%1” looks like “%2” and %n others.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineSteps</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::AddEdit</name>
    <message numerus="yes">
        <source>Add %n picture(s)</source>
        <translation>
            <numerusform>Add %n picture</numerusform>
            <numerusform>Add %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::ClosingQuestion</name>
    <message numerus="yes">
        <source>%n run(s) are active.</source>
        <translation>
            <numerusform>%n run is active.</numerusform>
            <numerusform>%n runs are active.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::Dataset</name>
    <message numerus="yes">
        <source>Choose %n picture(s)</source>
        <translation>
            <numerusform>Choose %n picture</numerusform>
            <numerusform>Choose %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::DatasetHeader</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::DatasetInspector</name>
    <message numerus="yes">
        <source>%n picture(s) selected</source>
        <translation>
            <numerusform>%n picture selected</numerusform>
            <numerusform>%n pictures selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the training</source>
        <translation>
            <numerusform>%n in the training</numerusform>
            <numerusform>%n in the training</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::DatasetNews</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) added</source>
        <translation>
            <numerusform>%n picture added</numerusform>
            <numerusform>%n pictures added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) moved to the trash.</source>
        <translation>
            <numerusform>%n picture moved to the trash.</numerusform>
            <numerusform>%n pictures moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::DatasetPage</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the training</source>
        <translation>
            <numerusform>%n in the training</numerusform>
            <numerusform>%n in the training</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not included</source>
        <translation>
            <numerusform>%n not included</numerusform>
            <numerusform>%n not included</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be listed</source>
        <translation>
            <numerusform>%n file could not be listed</numerusform>
            <numerusform>%n files could not be listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) are in the training; the service takes at most %1.</source>
        <translation>
            <numerusform>%n picture is in the training; the service takes at most %1.</numerusform>
            <numerusform>%n pictures are in the training; the service takes at most %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n out.</source>
        <translation>
            <numerusform>Take %n out.</numerusform>
            <numerusform>Take %n out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::DatasetView</name>
    <message numerus="yes">
        <source>%n picture(s) look alike</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures look alike</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::ExpertSection</name>
    <message numerus="yes">
        <source>About %1 step(s) for each picture</source>
        <translation>
            <numerusform>About %1 step for each picture</numerusform>
            <numerusform>About %1 steps for each picture</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) a step</source>
        <translation>
            <numerusform>%n picture a step</numerusform>
            <numerusform>%n pictures a step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each picture is seen about %1 time(s)</source>
        <translation>
            <numerusform>Each picture is seen about %1 time</numerusform>
            <numerusform>Each picture is seen about %1 times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::FramingEdit</name>
    <message numerus="yes">
        <source>Centre the crop of %n picture(s)</source>
        <translation>
            <numerusform>Centre the crop of %n picture</numerusform>
            <numerusform>Centre the crop of %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Crop %n picture(s)</source>
        <translation>
            <numerusform>Crop %n picture</numerusform>
            <numerusform>Crop %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::IncludeEdit</name>
    <message numerus="yes">
        <source>Take %n picture(s) in</source>
        <translation>
            <numerusform>Take %n picture in</numerusform>
            <numerusform>Take %n pictures in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n picture(s) out</source>
        <translation>
            <numerusform>Take %n picture out</numerusform>
            <numerusform>Take %n pictures out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::PictureMover</name>
    <message numerus="yes">
        <source>%1 The same goes for %n other file(s).</source>
        <translation>
            <numerusform>%1 The same goes for %n other file.</numerusform>
            <numerusform>%1 The same goes for %n other files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::ProblemsPanel</name>
    <message numerus="yes">
        <source>Take %n picture(s) out of the training</source>
        <translation>
            <numerusform>Take %n picture out of the training</numerusform>
            <numerusform>Take %n pictures out of the training</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) of pictures in the whole folder look alike.</source>
        <translation>
            <numerusform>%n group of pictures in the whole folder looks alike.</numerusform>
            <numerusform>%n groups of pictures in the whole folder look alike.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RemoteBar</name>
    <message numerus="yes">
        <source>Show %n archived</source>
        <translation>
            <numerusform>Show %n archived</numerusform>
            <numerusform>Show %n archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) started elsewhere</source>
        <translation>
            <numerusform>%n training started elsewhere</numerusform>
            <numerusform>%n trainings started elsewhere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RemoveEdit</name>
    <message numerus="yes">
        <source>Remove %n picture(s)</source>
        <translation>
            <numerusform>Remove %n picture</numerusform>
            <numerusform>Remove %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RunDriver</name>
    <message numerus="yes">
        <source>%n sample(s) could not be made.</source>
        <translation>
            <numerusform>%n sample could not be made.</numerusform>
            <numerusform>%n samples could not be made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RunEvents</name>
    <message numerus="yes">
        <source>Recipe frozen with %n picture(s)</source>
        <translation>
            <numerusform>Recipe frozen with %n picture</numerusform>
            <numerusform>Recipe frozen with %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) rendered for the upload, %1</source>
        <translation>
            <numerusform>%n picture rendered for the upload, %1</numerusform>
            <numerusform>%n pictures rendered for the upload, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) uploaded</source>
        <translation>
            <numerusform>%n picture uploaded</numerusform>
            <numerusform>%n pictures uploaded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) asked for</source>
        <translation>
            <numerusform>%n sample asked for</numerusform>
            <numerusform>%n samples asked for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sample(s) made</source>
        <translation>
            <numerusform>%1 of %n sample made</numerusform>
            <numerusform>%1 of %n samples made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service no longer knows %n picture(s), so they are uploaded again</source>
        <translation>
            <numerusform>The service no longer knows %n picture, so it is uploaded again</numerusform>
            <numerusform>The service no longer knows %n pictures, so they are uploaded again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were uploaded before and not sent again</source>
        <translation>
            <numerusform>%n picture was uploaded before and not sent again</numerusform>
            <numerusform>%n pictures were uploaded before and not sent again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RunKeeping</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RunNews</name>
    <message numerus="yes">
        <source>%n sample(s) made.</source>
        <translation>
            <numerusform>%n sample made.</numerusform>
            <numerusform>%n samples made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RunsPage</name>
    <message numerus="yes">
        <source>%n run(s) active</source>
        <translation>
            <numerusform>%n run active</numerusform>
            <numerusform>%n runs active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) in all</source>
        <translation>
            <numerusform>%n run in all</numerusform>
            <numerusform>%n runs in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::RunsProgress</name>
    <message numerus="yes">
        <source>%n run(s) active</source>
        <translation>
            <numerusform>%n run active</numerusform>
            <numerusform>%n runs active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) need you</source>
        <translation>
            <numerusform>%n run needs you</numerusform>
            <numerusform>%n runs need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::SampleComposer</name>
    <message numerus="yes">
        <source>%n paid picture(s)</source>
        <translation>
            <numerusform>%n paid picture</numerusform>
            <numerusform>%n paid pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::SamplesModel</name>
    <message numerus="yes">
        <source>%1 · %n step(s) · guidance %2</source>
        <translation>
            <numerusform>%1 · %n step · guidance %2</numerusform>
            <numerusform>%1 · %n steps · guidance %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::SamplesPage</name>
    <message numerus="yes">
        <source>%n picture(s) saved</source>
        <translation>
            <numerusform>%n picture saved</numerusform>
            <numerusform>%n pictures saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n picture(s)</source>
        <translation>
            <numerusform>%1 of %n picture</numerusform>
            <numerusform>%1 of %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::StartPanel</name>
    <message numerus="yes">
        <source>%n paid picture(s) after the training</source>
        <translation>
            <numerusform>%n paid picture after the training</numerusform>
            <numerusform>%n paid pictures after the training</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) as %1 JPEG</source>
        <translation>
            <numerusform>%n picture as %1 JPEG</numerusform>
            <numerusform>%n pictures as %1 JPEG</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 training and %n paid picture(s)</source>
        <translation>
            <numerusform>1 training and %n paid picture</numerusform>
            <numerusform>1 training and %n paid pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, by %n run(s)</source>
        <translation>
            <numerusform>%1, by %n run</numerusform>
            <numerusform>%1, by %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2, by %n run(s)</source>
        <translation>
            <numerusform>%1 to %2, by %n run</numerusform>
            <numerusform>%1 to %2, by %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s), whole</source>
        <translation>
            <numerusform>%n original, whole</numerusform>
            <numerusform>%n originals, whole</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::ThumbnailStrip</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::TrainingPage</name>
    <message numerus="yes">
        <source>%n picture(s) in the training</source>
        <translation>
            <numerusform>%n picture in the training</numerusform>
            <numerusform>%n pictures in the training</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::cli::DuplicatesCommand</name>
    <message numerus="yes">
        <source>%n picture(s) cannot be read and were left out.</source>
        <translation>
            <numerusform>%n picture cannot be read and was left out.</numerusform>
            <numerusform>%n pictures cannot be read and were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::cli::Outcome</name>
    <message numerus="yes">
        <source>%n sample(s) could not be made.</source>
        <translation>
            <numerusform>%n sample could not be made.</numerusform>
            <numerusform>%n samples could not be made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer for %n sample(s) was lost; they may have been paid for, and “sample” with --retry-unknown makes them again.</source>
        <translation>
            <numerusform>The answer for %n sample was lost; it may have been paid for, and “sample” with --retry-unknown makes it again.</numerusform>
            <numerusform>The answers for %n samples were lost; they may have been paid for, and “sample” with --retry-unknown makes them again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>easel::cli::ProgressLine</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
</context>
</TS>
