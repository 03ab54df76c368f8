// SPDX-License-Identifier: GPL-3.0-or-later
int main(int, char **)
{
    return 0;
}
