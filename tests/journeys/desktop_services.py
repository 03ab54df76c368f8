# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop offers its programs, written down: notifications, a tray, progress at the dock's icon, a power
manager. Each thing that happens is a line of JSON on standard output; a line "press ID" on standard input presses
a notification, "tray" the icon in the tray.

usage: desktop_services.py    (inside of desktop-session)
"""

import json
import sys

from gi.repository import Gio, GLib

INTERFACES = """
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
      <arg type="s" direction="out"/>
    </method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  </interface>
  <interface name="org.kde.StatusNotifierWatcher">
    <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
    <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
    <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
    <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
    <property name="ProtocolVersion" type="i" access="read"/>
    <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
    <signal name="StatusNotifierHostRegistered"/>
  </interface>
  <interface name="org.freedesktop.PowerManagement.Inhibit">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="UnInhibit"><arg type="u" direction="in"/></method>
  </interface>
</node>
"""


def tell(what, **more):
    print(json.dumps({"what": what, **more}), flush=True)


class Services:
    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.notifications = 0
        self.tray_item = None
        interfaces = Gio.DBusNodeInfo.new_for_xml(INTERFACES)
        for path, interface, name in (
            ("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"),
            ("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"),
            (
                "/org/freedesktop/PowerManagement/Inhibit",
                "org.freedesktop.PowerManagement.Inhibit",
                "org.freedesktop.PowerManagement",
            ),
        ):
            self.bus.register_object(path, interfaces.lookup_interface(interface), self.call, self.property, None)
            Gio.bus_own_name_on_connection(self.bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
        self.bus.signal_subscribe(
            None, "com.canonical.Unity.LauncherEntry", "Update", None, None, Gio.DBusSignalFlags.NONE, self.launcher
        )

    def call(self, _bus, sender, _path, _interface, method, arguments, invocation):
        words = arguments.unpack()
        answer = None
        if method == "GetCapabilities":
            answer = GLib.Variant("(as)", (["body", "actions"],))
        elif method == "GetServerInformation":
            answer = GLib.Variant("(ssss)", ("journey", "easel", "1", "1.2"))
        elif method == "Notify":
            self.notifications += 1
            number = words[1] or self.notifications
            answer = GLib.Variant("(u)", (number,))
            tell("notification", id=number, title=words[3], text=words[4])
        elif method == "RegisterStatusNotifierItem":
            self.tray_item = (sender, words[0] if words[0].startswith("/") else "/StatusNotifierItem")
            tell("tray")
        elif method == "Inhibit":
            answer = GLib.Variant("(u)", (7,))
            tell("awake", who=words[0], why=words[1])
        elif method == "UnInhibit":
            tell("may sleep")
        invocation.return_value(answer)

    @staticmethod
    def property(_bus, _sender, _path, _interface, name):
        if name == "IsStatusNotifierHostRegistered":
            return GLib.Variant("b", True)
        return GLib.Variant("i", 0) if name == "ProtocolVersion" else GLib.Variant("as", [])

    @staticmethod
    def launcher(_bus, _sender, _path, _interface, _signal, arguments):
        uri, told = arguments.unpack()
        tell("launcher", uri=uri, **{name.replace("-", "_"): value for name, value in told.items()})

    def command(self, source, _condition):
        line = source.readline().split()
        if not line:
            return False
        if line[0] == "press":
            self.bus.emit_signal(
                None,
                "/org/freedesktop/Notifications",
                "org.freedesktop.Notifications",
                "ActionInvoked",
                GLib.Variant("(us)", (int(line[1]), "default")),
            )
        elif line[0] == "tray" and self.tray_item:
            sender, path = self.tray_item
            self.bus.call(
                sender,
                path,
                "org.kde.StatusNotifierItem",
                "Activate",
                GLib.Variant("(ii)", (0, 0)),
                None,
                Gio.DBusCallFlags.NONE,
                -1,
                None,
                None,
            )
        return True


def main():
    services = Services()
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, services.command)
    tell("ready")
    GLib.MainLoop().run()


main()
