// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Network.h"
#include "app/service/ServiceClient.h"

#include <QSet>

#include <utility>

namespace easel {

namespace {

/// Goes through the pages of the list; owned by the context, deletes itself when it is done.
class ListAll final : public QObject
{
    Q_OBJECT
public:
    ListAll(ServiceClient &client, QObject *context, ServiceCallback<std::vector<TrainingTask>> done)
        : QObject(context)
        , m_client(client)
        , m_done(std::move(done))
    {
    }

    void ask(const QString &cursor)
    {
        m_client.listTrainings(this, 100, cursor,
                               [this](const ServiceResult<TaskPage> &page) { take(page); });
    }

private:
    /// A list whose cursors never end must not be read for ever.
    static constexpr int mostPages = 1000;

    void take(const ServiceResult<TaskPage> &page)
    {
        if (!page)
            return finish(std::unexpected(page.error()));
        collect(page->tasks);
        const QString &next = page->nextCursor;
        if (page->tasks.empty() || next.isEmpty() || m_cursors.contains(next))
            return finish(std::move(m_tasks));
        if (m_cursors.size() >= mostPages)
            return finish(std::unexpected(endless()));
        m_cursors.insert(next);
        ask(next);
    }

    /// The list may shift between two pages, so that a task comes twice.
    void collect(const std::vector<TrainingTask> &tasks)
    {
        for (const TrainingTask &task : tasks) {
            if (m_ids.contains(task.taskId))
                continue;
            m_ids.insert(task.taskId);
            m_tasks.push_back(task);
        }
    }

    ServiceError endless() const
    {
        ServiceError error;
        error.kind = ErrorKind::Service;
        error.message =
            tr("The list of trainings at %1 has no end.").arg(hostAndPort(m_client.address().baseUrl));
        return error;
    }

    void finish(ServiceResult<std::vector<TrainingTask>> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        deleteLater();
        done(std::move(result)); // may delete the context, and this with it
    }

    ServiceClient &m_client; ///< asked only from its own answers; its death ends the last call aborted
    ServiceCallback<std::vector<TrainingTask>> m_done;
    std::vector<TrainingTask> m_tasks;
    QSet<QString> m_ids;
    QSet<QString> m_cursors;
};

} // namespace

void listAllTrainings(ServiceClient &client, QObject *context,
                      ServiceCallback<std::vector<TrainingTask>> done)
{
    auto *list = new ListAll(client, context, std::move(done)); // its context owns it
    list->ask({});
}

} // namespace easel

#include "ListAll.moc"
