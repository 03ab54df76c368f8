// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <QObject>

class QWidget;

namespace easel {

/// Asks which dataset to open or to make, and paints the example. Opens nothing itself.
class DatasetOpener : public QObject
{
    Q_OBJECT
public:
    explicit DatasetOpener(QWidget *window);

    void chooseFolder();
    void chooseNewFolder(); ///< one that need not be there yet
    /// Fills folder with the example in a worker where it holds none.
    void makeExample(const QString &folder);

Q_SIGNALS:
    void chosen(const QString &folder);
    void cancelled();
    void exampleBusy(bool busy);
    void exampleFailed(const easel::Error &error);

private:
    class QFileDialog *createDialog(const QString &title);

    QWidget *m_window;
};

} // namespace easel
