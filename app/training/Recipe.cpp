// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/Recipe.h"

#include "app/training/TrainingJson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <utility>

namespace easel {

static constexpr int recipeVersion = 1;

static QJsonArray toJson(const Crop &crop)
{
    return {crop.frame.x(), crop.frame.y(), crop.frame.width(), crop.frame.height()};
}

static QJsonObject toJson(const RecipeItem &item)
{
    QJsonObject json{
        {QStringLiteral("file"), item.file},
        {QStringLiteral("path"), item.path},
        {QStringLiteral("caption"), item.caption},
    };
    if (const auto &crop = item.framing.crop)
        json.insert(QStringLiteral("crop"), toJson(*crop));
    if (const auto &focal = item.framing.focal)
        json.insert(QStringLiteral("focal"), QJsonArray{focal->x(), focal->y()});
    if (!item.sourceSha256.isEmpty())
        json.insert(QStringLiteral("sha256"), QString::fromLatin1(item.sourceSha256));
    return json;
}

QJsonObject toJson(const Recipe &recipe)
{
    QJsonArray items;
    for (const RecipeItem &item : recipe.items)
        items.append(toJson(item));
    return {
        {QStringLiteral("easel_recipe"), recipeVersion},
        {QStringLiteral("dataset"), recipe.dataset},
        {QStringLiteral("dataset_folder"), recipe.datasetFolder},
        {QStringLiteral("service"), recipe.service},
        {QStringLiteral("easel_version"), recipe.easelVersion},
        {QStringLiteral("training"), toJson(recipe.settings)},
        {QStringLiteral("items"), items},
    };
}

namespace {

/// Reads one recipe and keeps the first thing that is wrong with it.
class RecipeReader
{
    Q_DECLARE_TR_FUNCTIONS(easel::Recipe)
public:
    Result<Recipe> read(const QJsonObject &json);

private:
    bool checkVersion(const QJsonValue &version);
    void readText(const QJsonObject &json, QLatin1StringView key, const QString &prefix, QString &into);
    void readSettings(const QJsonValue &training);
    void readItems(const QJsonValue &items);
    RecipeItem readItem(const QJsonObject &json, const QString &prefix);
    std::optional<Crop> readCrop(const QJsonValue &value, const QString &key);
    std::optional<QPointF> readFocal(const QJsonValue &value, const QString &key);
    QByteArray readHash(const QJsonValue &value, const QString &key);

    void fail(const QString &message, const QString &field);
    void fail(const Error &error);

    Recipe m_recipe;
    std::optional<Error> m_error;
};

void RecipeReader::fail(const QString &message, const QString &field)
{
    fail(Error{ErrorKind::Usage, message, field});
}

void RecipeReader::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

bool RecipeReader::checkVersion(const QJsonValue &version)
{
    const auto number = wholeNumber(version);
    if (!number || *number < 1)
        fail(tr("This is not an Easel recipe: “easel_recipe” is missing or wrong."),
             QStringLiteral("easel_recipe"));
    else if (*number > recipeVersion)
        fail(tr("This recipe was written by a newer version of Easel."), QStringLiteral("easel_recipe"));
    return !m_error;
}

void RecipeReader::readText(const QJsonObject &json, QLatin1StringView key, const QString &prefix,
                            QString &into)
{
    const QJsonValue value = json.value(key);
    if (value.isString())
        into = value.toString();
    else if (!value.isUndefined())
        fail(tr("The recipe's “%1” must be a text.").arg(prefix + key), prefix + key);
}

void RecipeReader::readSettings(const QJsonValue &training)
{
    if (!training.isObject()) {
        fail(tr("The recipe's “training” must be an object."), QStringLiteral("training"));
        return;
    }
    if (const auto fits = checkTypes(training.toObject()); !fits) {
        fail(fits.error());
        return;
    }
    m_recipe.settings = trainingSettingsFromJson(training.toObject());
    if (const auto wrong = checkSettings(m_recipe.settings); !wrong.empty())
        fail(wrong.front());
}

std::optional<Crop> RecipeReader::readCrop(const QJsonValue &value, const QString &key)
{
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const QJsonArray numbers = value.toArray();
    bool good = numbers.size() == 4;
    for (const auto &number : numbers)
        good = good && number.isDouble();
    const QRectF frame(numbers[0].toDouble(), numbers[1].toDouble(), numbers[2].toDouble(),
                       numbers[3].toDouble());
    // A hair of room for the rounding of fractions that add up to 1.
    static const QRectF whole(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9);
    if (!good || frame.isEmpty() || !whole.contains(frame)) {
        fail(tr("The recipe's “%1” must be four fractions inside the picture: x, y, width, height.").arg(key),
             key);
        return std::nullopt;
    }
    return Crop{frame};
}

std::optional<QPointF> RecipeReader::readFocal(const QJsonValue &value, const QString &key)
{
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const QJsonArray numbers = value.toArray();
    const QPointF point(numbers[0].toDouble(), numbers[1].toDouble());
    const bool isInside = QRectF(0, 0, 1, 1).contains(point);
    if (numbers.size() != 2 || !numbers[0].isDouble() || !numbers[1].isDouble() || !isInside) {
        fail(tr("The recipe's “%1” must be two fractions inside the picture: x, y.").arg(key), key);
        return std::nullopt;
    }
    return point;
}

QByteArray RecipeReader::readHash(const QJsonValue &value, const QString &key)
{
    static const QRegularExpression form(QStringLiteral("\\A(?:[0-9a-f]{64})?\\z"));
    const QString hash = value.toString().toLower();
    if ((!value.isString() && !value.isUndefined()) || !form.match(hash).hasMatch())
        fail(tr("The recipe's “%1” must be 64 hexadecimal digits.").arg(key), key);
    return hash.toLatin1();
}

RecipeItem RecipeReader::readItem(const QJsonObject &json, const QString &prefix)
{
    RecipeItem item;
    readText(json, QLatin1StringView("file"), prefix, item.file);
    readText(json, QLatin1StringView("path"), prefix, item.path);
    readText(json, QLatin1StringView("caption"), prefix, item.caption);
    item.framing.crop = readCrop(json.value(QLatin1StringView("crop")), prefix + QStringLiteral("crop"));
    item.framing.focal = readFocal(json.value(QLatin1StringView("focal")), prefix + QStringLiteral("focal"));
    item.sourceSha256 = readHash(json.value(QLatin1StringView("sha256")), prefix + QStringLiteral("sha256"));
    if (item.file.isEmpty())
        fail(tr("The recipe's “%1” is missing.").arg(prefix + QStringLiteral("file")),
             prefix + QStringLiteral("file"));
    return item;
}

void RecipeReader::readItems(const QJsonValue &items)
{
    if (!items.isArray() && !items.isUndefined()) {
        fail(tr("The recipe's “items” must be a list."), QStringLiteral("items"));
        return;
    }
    const QJsonArray entries = items.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString name = QStringLiteral("items[%1]").arg(i);
        if (!entries[i].isObject())
            fail(tr("The recipe's “%1” must be an object.").arg(name), name);
        else
            m_recipe.items.push_back(readItem(entries[i].toObject(), name + u'.'));
        if (m_error)
            return;
    }
}

Result<Recipe> RecipeReader::read(const QJsonObject &json)
{
    if (checkVersion(json.value(QLatin1StringView("easel_recipe")))) {
        readText(json, QLatin1StringView("dataset"), {}, m_recipe.dataset);
        readText(json, QLatin1StringView("dataset_folder"), {}, m_recipe.datasetFolder);
        readText(json, QLatin1StringView("service"), {}, m_recipe.service);
        readText(json, QLatin1StringView("easel_version"), {}, m_recipe.easelVersion);
        readSettings(json.value(QLatin1StringView("training")));
        readItems(json.value(QLatin1StringView("items")));
    }
    if (m_error)
        return std::unexpected(*m_error);
    return std::move(m_recipe);
}

} // namespace

Result<Recipe> recipeFromJson(const QJsonObject &json)
{
    return RecipeReader().read(json);
}

} // namespace easel
