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

namespace {

/// Reads the list page by page until the model is found.
class LoraSearch : public QObject
{
public:
    LoraSearch(QObject *context, const RunTools &tools, const QString &modelName,
               std::function<void(const LoraIdentity &)> done)
        : QObject(context)
        , m_tools(tools)
        , m_modelName(modelName)
        , m_done(std::move(done))
    {
    }

    void read(const QString &cursor)
    {
        m_seen.insert(cursor);
        m_tools.client.listTrainedLoras(this, cursor,
                                        [this](const ServiceResult<ModelPage> &page) { listed(page); });
    }

private:
    void listed(const ServiceResult<ModelPage> &page)
    {
        // The training's own name is what the service's page uses, so a list that fails stops nothing.
        if (!page)
            return finish({m_modelName, {}});
        for (const ServiceModel &model : page->models) {
            if (sameModel(model.nameInApi, m_modelName) || sameModel(model.sdName, m_modelName) ||
                sameModel(model.name, m_modelName)) {
                return finish({model.nameInApi.isEmpty() ? m_modelName : model.nameInApi, model.baseModel});
            }
        }
        if (page->models.empty() || page->nextCursor.isEmpty() || m_seen.contains(page->nextCursor))
            return finish({m_modelName, {}});
        read(page->nextCursor);
    }

    void finish(const LoraIdentity &lora)
    {
        const auto done = std::move(m_done);
        deleteLater();
        done(lora);
    }

    const RunTools &m_tools;
    QString m_modelName;
    std::function<void(const LoraIdentity &)> m_done;
    QSet<QString> m_seen;
};

} // namespace

void resolveLora(QObject &context, const RunTools &tools, const QString &modelName,
                 std::function<void(const LoraIdentity &)> done)
{
    (new LoraSearch(&context, tools, modelName, std::move(done)))->read({});
}

void resolveLoraName(QObject &context, const RunTools &tools, const QString &modelName,
                     std::function<void(const QString &)> done)
{
    resolveLora(context, tools, modelName,
                [done = std::move(done)](const LoraIdentity &lora) { done(lora.name); });
}

} // namespace easel
