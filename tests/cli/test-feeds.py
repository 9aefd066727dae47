#!/usr/bin/python3
"""test-feeds.py HALFDAY-CLI: feeds on the command line, against a server of its own."""

import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

CLI = sys.argv.pop()


def rss(*numbers, more=""):
    items = "".join(f"<item><title>Item {n}</title><link>/item/{n}</link><guid>http://a.test/{n}</guid>"
                    f"<description>Words of {n}</description></item>" for n in numbers)
    return f"<rss version='2.0'><channel><title>Garden</title>{more}{items}</channel></rss>"


class Site(http.server.BaseHTTPRequestHandler):
    pages: dict = {}
    asked: list = []

    def do_GET(self):
        Site.asked.append((self.path, dict(self.headers)))
        status, headers, body = Site.pages.get(self.path, (404, {}, "no"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments):
        pass


class Feeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        cls.base = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.folder.name)
        Site.pages.clear()
        Site.asked.clear()

    def tearDown(self):
        self.folder.cleanup()

    def run_cli(self, *arguments, status=0, stdin="", data="data"):
        done = subprocess.run([CLI, *arguments, "--data-dir", str(self.dir / data)], input=stdin, text=True,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        self.stderr = done.stderr
        return done.stdout

    def json(self, *arguments, **more):
        return json.loads(self.run_cli(*arguments, "--json", **more))

    def count(self, path):
        return sum(1 for asked, _ in Site.asked if asked == path)

    def test_a_feed_is_added_and_asked(self):
        Site.pages["/feed"] = (200, {"ETag": '"1"', "Last-Modified": "whenever"}, rss(2, 1))
        [feed] = self.json("feeds", "add", self.base + "/feed")
        self.assertEqual(next(iter(feed)), "id")
        self.assertEqual((feed["title"], feed["unread"], feed["error"]), ("Garden", 2, None))
        self.assertEqual(self.count("/feed"), 1)
        self.assertEqual(self.json("feeds", "list"), [feed])

        Site.pages["/feed"] = (304, {}, "")
        self.run_cli("feeds", "refresh")
        asked, headers = Site.asked[-1]
        self.assertEqual((headers["If-None-Match"], headers["If-Modified-Since"]), ('"1"', "whenever"))
        self.assertNotIn("Cookie", headers)
        self.assertNotIn("Referer", headers)
        self.assertRegex(headers["User-Agent"], r"^Halfday/[\d.]+$")

        Site.pages["/feed"] = (200, {}, rss(3, 2, 1))
        self.assertIn("1 new, 1 asked", self.run_cli("feeds", "refresh", str(feed["id"])))
        articles = self.json("articles", "list", "--filter", "feeds")
        self.assertEqual([a["title"] for a in articles], ["Item 3", "Item 2", "Item 1"])
        self.assertEqual(articles[0]["url"], self.base + "/item/3")
        self.assertIn("Words of 3", self.run_cli("articles", "show", str(articles[0]["id"])))
        self.assertEqual(len(self.json("articles", "search", "words", "--filter", "feeds")), 3)

        self.run_cli("feeds", "refresh", "--due")
        self.assertEqual(self.count("/feed"), 3)
        self.run_cli("feeds", "refresh", "--due", "--today", "2099-01-01")
        self.assertEqual(self.count("/feed"), 4)

        self.run_cli("articles", "star", str(articles[1]["id"]))
        self.run_cli("feeds", "remove", str(feed["id"]))
        self.assertEqual(self.json("feeds", "list"), [])
        self.assertEqual([a["title"] for a in self.json("articles", "list", "--filter", "feeds")], ["Item 2"])
        self.run_cli("feeds", "remove", str(feed["id"]), status=1)
        self.run_cli("feeds", "remove", "x", status=2)

    def test_a_page_is_asked_for_its_feed(self):
        Site.pages["/"] = (200, {"Content-Type": "text/html"},
                           "<html><head><link rel=alternate type=application/rss+xml href=/feed>"
                           "<link rel=alternate type=application/rss+xml href=/comments/feed title='Comments Feed'>"
                           "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts></head>")
        Site.pages["/feed"] = (200, {}, rss(1))
        [feed] = self.json("feeds", "add", self.base + "/")
        self.assertEqual(feed["url"], self.base + "/feed")
        self.assertEqual(self.count("/feed"), 1)

        Site.pages["/two"] = (200, {"Content-Type": "text/html"},
                              "<link rel=alternate type=application/rss+xml href=/a>"
                              "<link rel=alternate type=application/atom+xml href=/b>")
        self.run_cli("feeds", "add", self.base + "/two", status=2)
        self.assertIn(self.base + "/a, " + self.base + "/b", self.stderr)
        Site.pages["/a"] = (200, {}, rss(1))
        [feed] = self.json("feeds", "add", "--first", self.base + "/two")
        self.assertEqual(feed["url"], self.base + "/a")

    def test_what_was_typed_may_be_local(self):
        words = "A page of one's own network has a few words to say to whoever asks for it. " * 20
        Site.pages["/page"] = (200, {"Content-Type": "text/html"}, f"<title>Own</title><p>{words}")
        [page] = self.json("articles", "save", self.base + "/page")
        self.assertEqual(page["title"], "Own")
        self.assertEqual(self.stderr.count("private network"), 1)
        self.json("articles", "save", "--allow-local", self.base + "/page")
        self.assertEqual(self.stderr, "")

    def test_sites_that_fail_are_told(self):
        Site.pages["/gone"] = (200, {}, rss(1))
        Site.pages["/busy"] = (200, {}, rss(1))
        gone, busy = (self.json("feeds", "add", f"{self.base}/{name}")[0]["id"] for name in ("gone", "busy"))
        Site.pages["/gone"] = (410, {}, "")
        self.run_cli("feeds", "refresh", str(gone), status=1)
        self.assertIn("410", self.stderr)
        self.assertEqual(self.stderr.count("\n"), 1)
        self.run_cli("feeds", "refresh")
        self.assertEqual(self.count("/gone"), 2)
        self.assertTrue(self.json("feeds", "list")[0]["stopped"] or self.json("feeds", "list")[1]["stopped"])

        Site.pages["/busy"] = (503, {"Retry-After": "3600"}, "")
        self.run_cli("feeds", "refresh", str(busy), status=1)
        before = self.count("/busy")
        self.run_cli("feeds", "refresh", str(busy), status=1)
        self.assertEqual(self.count("/busy"), before)
        self.assertIn("left alone", self.stderr)

        for path in ("/none", "/page"):
            Site.pages["/page"] = (200, {"Content-Type": "text/html"}, "<html><p>Hello")
            self.run_cli("feeds", "add", self.base + path, status=1)

    def test_no_other_place_is_asked(self):
        for address in ("file:///etc/passwd", "|/bin/true", "javascript:alert(1)", "exec:/bin/true",
                        "data:text/xml,<rss/>", "ftp://a.test/", "http://user:pass@127.0.0.1/", "http://0x7f.1/"):
            self.run_cli("feeds", "add", address, status=1)
            self.assertEqual(self.stderr.count("\n"), 1, self.stderr)
        # Where a site sends us on to is not what somebody typed.
        Site.pages["/away"] = (302, {"Location": f"http://localhost:{self.server.server_port}/feed"}, "")
        Site.pages["/feed"] = (200, {}, rss(1))
        self.run_cli("feeds", "add", self.base + "/away", status=1)
        self.assertEqual(self.count("/feed"), 0)

    def test_folders_without_a_feed_stay(self):
        self.run_cli("feeds", "import", "-", stdin="<opml version='2.0'><body><outline text='Plants'>"
                     "<outline text='Trees'/></outline><outline text='Weather'/></body></opml>")
        first = self.run_cli("feeds", "export")
        for name in ("Plants", "Trees", "Weather"):
            self.assertIn(f'<outline text="{name}" title="{name}">', first)
        self.run_cli("feeds", "import", "-", stdin=first)
        self.assertEqual(self.run_cli("feeds", "export"), first)
        # Notes of an outliner are none.
        self.run_cli("feeds", "import", "-", stdin="<opml version='2.0'><body>"
                     "<outline text='Buy bread, and ask the neighbour whether the dog may stay until Sunday'/>"
                     "</body></opml>")
        self.assertEqual(self.run_cli("feeds", "export"), first)

    def test_lists_come_in_and_go_out(self):
        opml = (f"<opml version='1.0'><body><outline text='Plants'><outline text='Trees'>"
                f"<outline text='Oaks' xmlUrl='{self.base}/oaks' filtercmd='rm -rf /'/></outline></outline>"
                f"<outline text='A &amp; B' xmlUrl='http://b.test/feed'/>"
                f"<outline text='Later'><outline text='Shrubs'/></outline>"
                f"<outline text='Bad' xmlUrl='file:///etc/passwd'/></body></opml>")
        self.assertIn("2 feeds added", self.run_cli("feeds", "import", "-", stdin=opml))
        self.assertIn("1 addresses", self.stderr)
        self.assertEqual(Site.asked, [])
        feeds = {feed["title"]: feed for feed in self.json("feeds", "list")}
        self.assertEqual(feeds["Oaks"]["folder"], ["Plants", "Trees"])
        first = self.run_cli("feeds", "export")
        self.assertIn('    <outline text="Later" title="Later">\n      <outline text="Shrubs" title="Shrubs">\n'
                      '      </outline>\n', first)
        self.run_cli("feeds", "import", "-", stdin=first, data="other")
        self.assertEqual(self.run_cli("feeds", "export", data="other"), first)
        self.assertEqual(self.run_cli("feeds", "export", "-"), first)
        self.assertEqual(self.run_cli("export", "--format", "opml"), first)
        self.run_cli("feeds", "export", str(self.dir / "out.opml"))
        self.assertEqual((self.dir / "out.opml").read_text(encoding="utf-8"), first)
        self.run_cli("feeds", "import", "-", stdin="no list", status=1)
        self.run_cli("feeds", "import", str(self.dir / "none"), status=1)


if __name__ == "__main__":
    unittest.main()
