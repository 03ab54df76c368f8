// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace easel {

/// The uploads that may be in the air at once, of all runs together.
class UploadSlots : public QObject
{
    Q_OBJECT
public:
    static constexpr int most = 6;

    bool take()
    {
        if (m_taken >= most)
            return false;
        ++m_taken;
        return true;
    }
    void give()
    {
        --m_taken;
        Q_EMIT freed();
    }

Q_SIGNALS:
    void freed();

private:
    int m_taken = 0;
};

} // namespace easel
