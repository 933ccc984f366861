"""Twelve street cameras that speak RTSP, for tests: gst-rtsp-server with a login, moving scenes, and orders on stdin.

First line of stdin: {"port", "mounts", "user", "password", "auth": "digest" | "basic"} (a password has no business in argv).
Then one order a line: "<freeze|ok|kill|stall> <mount>". Answers a line each; "ready" when it serves.
  freeze  the pictures go on, encoded anew each time, and show the same moment
  stall   the connection stays, no picture comes
  kill    viewers are cut off and nobody is let in
  ok      as it was
Needs gir1.2-gst-rtsp-server-1.0, gstreamer1.0-plugins-{base,good,ugly} and python3-gi.
"""
import json
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

Gst.init(None)
WIDTH, HEIGHT, FPS = 640, 360, 15
# Only scenes that 400 kbit/s can hold: finer ones (spokes, pinwheel, circular) are another picture at each keyframe although they stand still.
PATTERNS = ["smpte75", "checkers-8", "colors", "smpte100", "bar"]
# Pixels a picture. 15 × 7 is no multiple of a pattern's period, so that no two keyframes in a row are the same.
SPEED = 7
ACCESS = [GstRtspServer.RTSP_PERM_MEDIA_FACTORY_ACCESS, GstRtspServer.RTSP_PERM_MEDIA_FACTORY_CONSTRUCT]


class Camera:
    """One mount: a scene that passes by, and stands still when it is frozen."""

    def __init__(self, index):
        self.path = f"/cam-{index + 1:02d}"
        self.elements = {}
        self.factory = GstRtspServer.RTSPMediaFactory()
        self.factory.set_shared(True)
        self.factory.set_launch(
            f"( videotestsrc name=scene is-live=true pattern={PATTERNS[index % len(PATTERNS)]} horizontal-speed={SPEED}"
            f" ! video/x-raw,width={WIDTH},height={HEIGHT},framerate={FPS}/1 ! valve name=valve"
            f" ! x264enc tune=zerolatency speed-preset=ultrafast bitrate=400 key-int-max={FPS} bframes=0"
            " ! video/x-h264,profile=baseline ! rtph264pay name=pay0 pt=96 config-interval=1 )"
        )
        self.factory.add_role_from_structure(role("viewer"))
        self.factory.connect("media-configure", self.configure)

    def configure(self, _factory, media):
        self.elements = {name: media.get_element().get_child_by_name(name) for name in ("scene", "valve")}

    def show(self, what):
        if self.elements:
            self.elements["scene"].set_property("horizontal-speed", 0 if what == "freeze" else SPEED)
            self.elements["valve"].set_property("drop", what == "stall")


def role(name):
    structure = Gst.Structure.new_empty(name)
    for permission in ACCESS:
        structure.set_value(permission, True)
    return structure


class Source:
    def __init__(self, config):
        self.server = GstRtspServer.RTSPServer()
        self.server.set_address("127.0.0.1")
        self.server.set_service(str(config["port"]))
        self.mounts = self.server.get_mount_points()
        self.cameras = {camera.path.strip("/"): camera for camera in map(Camera, range(config["mounts"]))}
        self.watching = {}
        for camera in self.cameras.values():
            self.mounts.add_factory(camera.path, camera.factory)
        self.server.set_auth(self.auth(config))
        self.server.connect("client-connected", self.connected)
        self.server.attach(None)

    @staticmethod
    def auth(config):
        auth = GstRtspServer.RTSPAuth()
        token = GstRtspServer.RTSPToken()
        token.set_string(GstRtspServer.RTSP_TOKEN_MEDIA_FACTORY_ROLE, "viewer")
        if config["auth"] == "digest":
            auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
            auth.add_digest(config["user"], config["password"], token)
        else:
            auth.add_basic(GstRtspServer.RTSPAuth.make_basic(config["user"], config["password"]), token)
        return auth

    def connected(self, _server, client):
        client.connect("describe-request", lambda who, context: self.watching.__setitem__(who, context.uri.abspath))
        client.connect("closed", lambda who: self.watching.pop(who, None))

    def order(self, line):
        what, name = line.split()
        camera = self.cameras[name]
        self.mounts.remove_factory(camera.path)
        if what == "kill":
            self.server.client_filter(lambda _server, client: self.cut(client, camera))
        else:
            self.mounts.add_factory(camera.path, camera.factory)
        camera.show(what)
        print(f"done {line}", flush=True)
        return False

    def cut(self, client, camera):
        is_watching = self.watching.get(client) == camera.path
        return GstRtspServer.RTSPFilterResult.REMOVE if is_watching else GstRtspServer.RTSPFilterResult.KEEP


def listen(source, loop):
    for line in sys.stdin:
        GLib.idle_add(source.order, line.strip())
    loop.quit()


def main():
    source = Source(json.loads(sys.stdin.readline()))
    loop = GLib.MainLoop()
    threading.Thread(target=listen, args=(source, loop), daemon=True).start()
    print("ready", flush=True)
    loop.run()


main()
