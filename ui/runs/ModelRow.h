// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/ModelFile.h"
#include "app/service/ServiceTypes.h"

#include <QWidget>

class QLineEdit;
class QProgressBar;
class QVBoxLayout;

namespace easel {

class Button;
class FactList;
class Pill;
class TextLabel;

/// What is known of a model beside its name and status.
struct ModelInfo
{
    bool listRead = false;               ///< GET /v3/model was read
    std::optional<ServiceModel> service; ///< its entry there; none where it is not listed
    ModelFile file;
    QString listError; ///< why the list could not be read
};

/// One trained model: its names to copy, its status, and its file: to bring here, on its way, or here with
/// what its header tells.
class ModelRow : public QWidget
{
    Q_OBJECT
public:
    explicit ModelRow(const TrainedModel &model, QWidget *parent = nullptr);

    void setInfo(const ModelInfo &info);

Q_SIGNALS:
    void downloadRequested();
    void stopRequested();
    void showRequested(const QString &path);

private:
    void createWidgets(const TrainedModel &model);
    void layOut();
    QWidget *nameLine(QLineEdit *name, const QString &copyWords);
    void showFile(const ModelInfo &info);
    void showFacts(const ModelFile &file);

    QLineEdit *m_name;
    QWidget *m_serviceBlock;
    QLineEdit *m_serviceName;
    Pill *m_status;
    Button *m_download;
    Button *m_stop;
    Button *m_show;
    QProgressBar *m_bar;
    TextLabel *m_progress;
    TextLabel *m_trouble;
    FactList *m_facts;
    QString m_path;
};

/// "12 of 36 MB"; only what came where nobody said how much there is.
QString downloadText(const ModelFile &file);

} // namespace easel
