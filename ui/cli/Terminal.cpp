// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Terminal.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace easel::cli {

#ifdef Q_OS_WIN

bool stdinIsTerminal()
{
    return _isatty(0) != 0;
}

bool stderrIsTerminal()
{
    return _isatty(2) != 0;
}

int terminalColumns()
{
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_ERROR_HANDLE), &info))
        return 80;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

static bool setEcho(bool shown)
{
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD mode = 0;
    if (!GetConsoleMode(input, &mode))
        return false;
    return SetConsoleMode(input, shown ? mode | ENABLE_ECHO_INPUT : mode & ~DWORD(ENABLE_ECHO_INPUT));
}

#else

bool stdinIsTerminal()
{
    return isatty(STDIN_FILENO) == 1;
}

bool stderrIsTerminal()
{
    return isatty(STDERR_FILENO) == 1;
}

int terminalColumns()
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

static bool setEcho(bool shown)
{
    termios mode{};
    if (tcgetattr(STDIN_FILENO, &mode) != 0)
        return false;
    if (shown)
        mode.c_lflag |= tcflag_t(ECHO);
    else
        mode.c_lflag &= ~tcflag_t(ECHO);
    return tcsetattr(STDIN_FILENO, TCSAFLUSH, &mode) == 0;
}

#endif

HiddenInput::HiddenInput()
    : m_hidden(stdinIsTerminal() && setEcho(false))
{
}

HiddenInput::~HiddenInput()
{
    if (m_hidden)
        setEcho(true);
}

} // namespace easel::cli
