// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Network.h"
#include "app/service/ServiceClient.h"

#include <QCoreApplication>
#include <QSet>

#include <utility>

namespace easel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::ListAll)
};

/// How one list of the service is read: which call, and what an entry is known by.
struct Trainings
{
    using Item = TrainingTask;
    using Page = TaskPage;
    static void ask(ServiceClient &client, QObject *context, const QString &cursor,
                    ServiceCallback<Page> done)
    {
        client.listTrainings(context, 100, cursor, std::move(done));
    }
    static const std::vector<Item> &items(const Page &page) { return page.tasks; }
    static QString id(const Item &item) { return item.taskId; }
    static QString endless(const QString &host)
    {
        return Words::tr("The list of trainings at %1 has no end.").arg(host);
    }
};

struct Loras
{
    using Item = ServiceModel;
    using Page = ModelPage;
    static void ask(ServiceClient &client, QObject *context, const QString &cursor,
                    ServiceCallback<Page> done)
    {
        client.listTrainedLoras(context, cursor, std::move(done));
    }
    static const std::vector<Item> &items(const Page &page) { return page.models; }
    static QString id(const Item &item) { return item.name + u'\n' + item.sdName + u'\n' + item.nameInApi; }
    static QString endless(const QString &host)
    {
        return Words::tr("The list of models at %1 has no end.").arg(host);
    }
};

/// Goes through the pages of a list; owned by the context, deletes itself when it is done.
template<class List>
class ListAll final : public QObject
{
public:
    using Items = std::vector<typename List::Item>;

    ListAll(ServiceClient &client, QObject *context, ServiceCallback<Items> done)
        : QObject(context)
        , m_client(client)
        , m_done(std::move(done))
    {
    }

    void ask(const QString &cursor)
    {
        List::ask(m_client, this, cursor,
                  [this](const ServiceResult<typename List::Page> &page) { take(page); });
    }

private:
    /// A list whose cursors never end must not be read for ever.
    static constexpr int mostPages = 1000;

    void take(const ServiceResult<typename List::Page> &page)
    {
        if (!page)
            return finish(std::unexpected(page.error()));
        collect(List::items(*page));
        const QString &next = page->nextCursor;
        if (List::items(*page).empty() || next.isEmpty() || m_cursors.contains(next))
            return finish(std::move(m_items));
        if (m_cursors.size() >= mostPages)
            return finish(std::unexpected(endless()));
        m_cursors.insert(next);
        ask(next);
    }

    /// The list may shift between two pages, so that an entry comes twice.
    void collect(const Items &items)
    {
        for (const auto &item : items) {
            if (m_ids.contains(List::id(item)))
                continue;
            m_ids.insert(List::id(item));
            m_items.push_back(item);
        }
    }

    ServiceError endless() const
    {
        ServiceError error;
        error.kind = ErrorKind::Service;
        error.message = List::endless(hostAndPort(m_client.address().baseUrl));
        return error;
    }

    void finish(ServiceResult<Items> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        deleteLater();
        done(std::move(result)); // may delete the context, and this with it
    }

    ServiceClient &m_client; ///< asked only from its own answers; its death ends the last call aborted
    ServiceCallback<Items> m_done;
    Items m_items;
    QSet<QString> m_ids;
    QSet<QString> m_cursors;
};

} // namespace

void listAllTrainings(ServiceClient &client, QObject *context,
                      ServiceCallback<std::vector<TrainingTask>> done)
{
    auto *list = new ListAll<Trainings>(client, context, std::move(done)); // its context owns it
    list->ask({});
}

void listAllTrainedLoras(ServiceClient &client, QObject *context,
                         ServiceCallback<std::vector<ServiceModel>> done)
{
    auto *list = new ListAll<Loras>(client, context, std::move(done)); // its context owns it
    list->ask({});
}

} // namespace easel
