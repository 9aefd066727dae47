# SPDX-License-Identifier: GPL-3.0-or-later
"""How many of the public tests for feeds and lists of feeds `reader feed` and `reader opml` meet.

The samples are not ours to ship: HALFDAY_SAMPLES names the directory that has them (feeds/wellformed
from feedparser, opml from listparser, whole-feeds from feed-rs). Without it only the speed is measured.
Titles are plain text with us, markup with feedparser; white space and the order of attributes do
not count.
"""
import calendar, glob, html, json, os, re, subprocess, sys, tempfile, time

cli, samples = sys.argv[1], os.environ.get('HALFDAY_SAMPLES')

def run(*arguments):
    result = subprocess.run([cli, *arguments, '--json'], capture_output=True, timeout=60)
    return json.loads(result.stdout) if result.returncode == 0 else None


def fold(text):
    text = re.sub(r'\s*/?>', '>', html.unescape(html.unescape(text or '')))
    return re.sub(r'\s+', ' ', text).strip()


def plain(text):
    return fold(re.sub(r'<(?!blink)[^>]*>', '', text or ''))


def in_seconds(text):
    return calendar.timegm(time.strptime(text, '%Y-%m-%dT%H:%M:%SZ')) if text else None


def meets(feed, place, key, wanted):
    thing = feed if place == 'feed' else feed['entries'][0]
    if key.endswith('_parsed'):
        return in_seconds(thing[key[:-7]]) == calendar.timegm(wanted)
    names = {'guid': ['id'], 'tagline': ['description'], 'subtitle': ['description'],
             'copyright': ['rights']}.get(key, [key])
    if place != 'feed' and key == 'description':
        names = ['summary', 'content']
    values = [thing.get(n) for n in names]
    if key == 'title':
        return any(fold(v) in (fold(wanted), plain(wanted)) for v in values)
    if key == 'author':
        return values[0] == re.sub(r' \(.*@.*\)$', '', wanted)
    return any(fold(v) == fold(wanted) for v in values)


def measure(name, results):
    good = sum(results.values())
    print(f'{name}: {good} of {len(results)}')
    for file, met in sorted(results.items()):
        if not met:
            print(f'  misses {file}')


def feeds():
    results = {}
    for path in glob.glob(samples + '/feeds/wellformed/*/*.xml'):
        with open(path, encoding='utf-8', errors='replace') as file:
            text = file.read()
        expect = re.search(r'Expect:\s*not bozo and (feed|entries\[0\])\[.(\w+).\](?:\[0\]\[.value.\])?'
                           r' == (.*)', text)
        header = re.search(r'Content-Location:\s*(\S+)', text)
        feed = run('reader', 'feed', '--base', header[1] if header else 'http://127.0.0.1:8097/', path)
        wanted = eval(expect[3], {'__builtins__': {}})
        results[path] = bool(feed) and meets(feed, expect[1], expect[2], wanted)
    measure('feeds', results)


def whole():
    results = {}
    for path in glob.glob(samples + '/whole-feeds/*.serde.json'):
        source = [p for p in glob.glob(path.replace('.serde.json', '.*')) if p != path][0]
        with open(path, encoding='utf-8') as file:
            wanted = json.load(file)
        feed = run('reader', 'feed', source)
        met = bool(feed) and len(feed['entries']) == len(wanted['entries'])
        wrong = []
        for ours, theirs in zip(feed['entries'] if feed else [], wanted['entries']):
            for key, value in (('title', theirs['title'] and theirs['title']['content']),
                               ('published', theirs['published']),
                               ('updated', theirs['updated']),
                               ('link', theirs['links'] and theirs['links'][0]['href'])):
                if key == 'link' and value and '://' not in value:
                    continue  # ours are absolute
                if value and fold(ours[key]) != fold(value) and plain(ours[key]) != plain(value):
                    wrong.append((key, ours[key], value))
        for key in ('title', 'description'):
            if feed and wanted[key] and plain(feed[key]) != plain(wanted[key]['content']):
                wrong.append((key, feed[key], wanted[key]['content']))
        for line in wrong[:4]:
            print('  ', *line)
        results[path] = met and not wrong
    measure('whole feeds', results)


def lists():
    results = {}
    for path in glob.glob(samples + '/opml/*.xml'):
        opml = run('reader', 'opml', path)
        with open(path, encoding='utf-8') as file:
            lines = re.findall(r"Eval: result\['feeds'\]\[0\]\['(url|title)'\] == (.*)", file.read())
        results[path] = opml is not None and all(
            opml['feeds'][0][key] == value.strip('\'"') for key, value in lines)
    measure('lists', results)


def speed():
    """20 MB with 20,000 items, beside the bare parse of the same by libxml2."""
    words = 'the tulips and the roses of a garden bloom in the warm rain of a long spring'.split()
    with tempfile.NamedTemporaryFile('w', suffix='.xml', encoding='utf-8') as file:
        file.write('<rss version="2.0"><channel><title>Large</title><link>http://a.example/</link>')
        for i in range(20000):
            text = ' '.join(words[(i * 7 + j) % len(words)] for j in range(140))
            file.write(f'<item><title>Entry {i} &amp;amp; more</title><link>http://a.example/{i}</link><guid>{i}</guid>'
                       f'<pubDate>Wed, 25 Nov 2026 {i % 24:02}:00:00 GMT</pubDate><category>Garden</category>'
                       f'<description><![CDATA[<p>{text} <a href="/x/{i}">on</a></p><p onclick="x()">{text[:200]}</p>]]>'
                       '</description></item>\n')
        file.write('</channel></rss>')
        file.flush()
        size = os.path.getsize(file.name) / 1e6
        for name, command in (('xmllint', ['xmllint', '--noout', file.name]),
                              ('reader feed', [cli, 'reader', 'feed', '--json', file.name])):
            best, memory = 1e9, 0
            for _ in range(3):
                with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
                    _, status, usage = os.wait4(process.pid, 0)
                    process.returncode = status
                best = min(best, usage.ru_utime + usage.ru_stime)
                memory = usage.ru_maxrss / 1e3
            print(f'{name}: {size:.0f} MB in {best:.2f} s of processor time, {memory:.0f} MB of memory')


speed()
if not samples:
    sys.exit(0)
feeds()
whole()
lists()
