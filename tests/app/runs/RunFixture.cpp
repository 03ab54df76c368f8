// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/runs/RunFixture.h"

#include "app/service/Network.h"

#include <QImage>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel::test {

RunFixture::RunFixture(int pictures)
    : m_pictures(pictures)
{
    for (int i = 0; i < pictures; ++i) {
        QImage image(96, 80, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(i * 40 % 360, 200, 200));
        image.save(m_dir.filePath(u"p%1.png"_s.arg(i)));
    }
    restart();
}

RunFixture::~RunFixture()
{
    m_engine.reset();
}

void RunFixture::restart()
{
    m_engine.reset();
    m_journal.reset();
    m_client.reset();
    m_network = makeNetworkAccessManager();
    m_client = std::make_unique<ServiceClient>(
        ServiceAddress{service.server.url(), QString::fromUtf8(service.key)}, *m_network);
    m_budget = std::make_unique<RetryBudget>(clock, patience);
    auto journal = Journal::open(m_dir.filePath(u"journal.sqlite"_s), Journal::Mode::ReadWrite);
    if (!journal)
        qFatal("%s", qPrintable(journal.error().message));
    m_journal = std::move(*journal);
    m_engine = std::make_unique<RunEngine>(
        *m_journal, *m_client, clock, *m_budget,
        RunEngine::Options{runsFolder(), u"test"_s, 1.0, true, !patience.has_value()});
    if (const auto loaded = m_engine->load(); !loaded)
        qFatal("%s", qPrintable(loaded.error().message));
}

Recipe RunFixture::recipe() const
{
    Recipe recipe;
    recipe.dataset = u"set"_s;
    recipe.datasetFolder = m_dir.path();
    recipe.service = u"test"_s;
    recipe.settings.name = u"Paper town"_s;
    recipe.settings.size = {64, 64};
    for (int i = 0; i < m_pictures; ++i) {
        const QString file = u"p%1.png"_s.arg(i);
        recipe.items.push_back({file, m_dir.filePath(file), u"caption %1"_s.arg(i), {}, {}});
    }
    return recipe;
}

SamplePlan RunFixture::plan() const
{
    SamplePlan plan;
    plan.prompts = {u"a lighthouse"_s};
    plan.strengths = {0.6, 1.0};
    return plan;
}

QString RunFixture::start(const SamplePlan &plan)
{
    Recipe asked = recipe();
    asked.settings.samplePrompts = plan.prompts;
    const auto id = m_engine->start(asked, plan);
    if (!id)
        qFatal("%s", qPrintable(id.error().message));
    return *id;
}

Run RunFixture::run(const QString &id) const
{
    const auto runs = m_engine->runs();
    const auto found = std::ranges::find(runs, id, &Run::id);
    return found == runs.end() ? Run() : *found;
}

bool RunFixture::until(const std::function<bool()> &condition, std::chrono::milliseconds step)
{
    return QTest::qWaitFor(
        [&] {
            clock.advance(step);
            return condition();
        },
        10'000);
}

bool RunFixture::untilStage(const QString &id, Stage stage)
{
    return until([&] { return run(id).stage == stage; });
}

} // namespace easel::test
