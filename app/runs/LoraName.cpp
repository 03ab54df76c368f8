// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/LoraName.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace easel {

bool sameModel(const QString &a, const QString &b)
{
    const auto stem = [](const QString &name) {
        return name.endsWith(".safetensors"_L1) ? name.chopped(int("safetensors"_L1.size()) + 1) : name;
    };
    return !a.isEmpty() && stem(a) == stem(b);
}

bool isNamed(const ServiceModel &model, const QString &name)
{
    return sameModel(model.nameInApi, name) || sameModel(model.sdName, name) || sameModel(model.name, name);
}

namespace {

constexpr qsizetype mostPages = 1000;

class ModelSearch : public QObject
{
public:
    ModelSearch(QObject *context, ServiceClient &client, const QString &name,
                ServiceCallback<std::optional<ServiceModel>> done)
        : QObject(context)
        , m_client(client)
        , m_name(name)
        , m_done(std::move(done))
    {
    }

    void read(const QString &cursor)
    {
        m_seen.insert(cursor);
        m_client.listTrainedLoras(this, cursor,
                                  [this](const ServiceResult<ModelPage> &page) { listed(page); });
    }

private:
    void listed(const ServiceResult<ModelPage> &page)
    {
        if (!page)
            return finish(std::unexpected(page.error()));
        for (const ServiceModel &model : page->models) {
            if (isNamed(model, m_name))
                return finish(model);
        }
        const QString &next = page->nextCursor;
        if (page->models.empty() || next.isEmpty() || m_seen.contains(next) || m_seen.size() >= mostPages)
            return finish(std::nullopt);
        read(next);
    }

    void finish(const ServiceResult<std::optional<ServiceModel>> &found)
    {
        const auto done = std::move(m_done);
        deleteLater();
        done(found);
    }

    ServiceClient &m_client;
    QString m_name;
    ServiceCallback<std::optional<ServiceModel>> m_done;
    QSet<QString> m_seen; ///< cursors
};

} // namespace

void findModel(QObject *context, ServiceClient &client, const QString &name,
               ServiceCallback<std::optional<ServiceModel>> done)
{
    (new ModelSearch(context, client, name, std::move(done)))->read({});
}

void resolveLora(QObject &context, const RunTools &tools, const QString &modelName,
                 std::function<void(const LoraIdentity &)> done)
{
    findModel(&context, tools.client, modelName,
              [modelName, done = std::move(done)](const ServiceResult<std::optional<ServiceModel>> &found) {
                  // The training's own name is what the service's page uses, so a list that fails stops
                  // nothing.
                  if (!found || !*found)
                      return done({modelName, {}});
                  const ServiceModel &model = **found;
                  done({model.nameInApi.isEmpty() ? modelName : model.nameInApi, model.baseModel});
              });
}

void resolveLoraName(QObject &context, const RunTools &tools, const QString &modelName,
                     std::function<void(const QString &)> done)
{
    resolveLora(context, tools, modelName,
                [done = std::move(done)](const LoraIdentity &lora) { done(lora.name); });
}

} // namespace easel
