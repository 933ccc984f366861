import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatFaults, type PackFault } from '@ioc/platform';
import { describe, expect, it } from 'vitest';
import { faultFolder, faultsOf } from './faulty-pack.js';

type Expected = [place: string, message: RegExp, remedy: RegExp];

/** Each fixture is the example pack with the named fault in it; nothing else may be found. */
const expected: Record<string, Expected[]> = {
  'alarm-clears-at-limit': [
    ['alarm-rules.yaml:11 rules[0].when.clear', /the clear limit is on the wrong side/, /below atLeast, or above atMost/],
    ['alarm-rules.yaml:21 rules[1].when.clear', /the clear limit is on the wrong side/, /below atLeast, or above atMost/],
    ['alarm-rules.yaml:31 rules[2].when', /the limit has no side/, /atLeast or atMost, one of the two/],
  ],
  'alarm-forecast-p1': [
    ['alarm-rules.yaml:4 rules[0].priority', /a forecast is a suggestion and never p1/, /p2, p3 or p4/],
    ['alarm-rules.yaml:21 rules[1].when', /nobody knows whose silence is meant/, /feeds or indicator/],
  ],
  'alarm-limit-unfit': [
    ['alarm-rules.yaml:1 shelfAtMost', /"PT0S" must be longer than nothing/, /PT8H/],
    ['alarm-rules.yaml:12 rules[0].when.unit', /the limit is in lớp, "students-per-class" is watched in học sinh/, /unit: học sinh/],
    ['alarm-rules.yaml:12 rules[0].when.atLeast', /the limit 135 lies outside of what is possible for "students-per-class", 0 to 100/, /widen "possible"/],
    ['alarm-rules.yaml:22 rules[1].when.unit', /"students" is watched in %/, /unit: %/],
    ['alarm-rules.yaml:32 rules[2].when.indicator', /"students" has no target/, /compare with the same period/],
  ],
  'alarm-rests-wrong': [
    ['alarm-rules.yaml:12 rules[0].restsOn[0]', /"one" rests on itself through "two"/, /take one of the two out/],
    ['alarm-rules.yaml:23 rules[1].restsOn[0]', /"two" rests on itself through "one"/, /take one of the two out/],
    ['alarm-rules.yaml:34 rules[2].restsOn[0]', /"one" is p3 and would silence "three", which is p2/, /at least as urgent/],
  ],
  'alarm-unknown-names': [
    ['alarm-rules.yaml:7 rules[0].owner', /no organisation "so-giao-duc-dao-tao"/, /add it to organisations.yaml/],
    ['alarm-rules.yaml:9 rules[0].procedure', /no procedure "classes-to-full"/, /did you mean "classes-too-full"\?/],
    ['alarm-rules.yaml:13 rules[0].when.indicator', /no indicator "student-per-class"/, /did you mean "students-per-class"\?/],
    ['alarm-rules.yaml:14 rules[0].areas[1]', /there is no area 993/, /name the code of an area/],
    ['alarm-rules.yaml:15 rules[0].group', /no group of alarms "school"/, /did you mean "schools"\?/],
    ['alarm-rules.yaml:16 rules[0].restsOn[0]', /no alarm rule "feed-silnt"/, /did you mean "feed-silent"\?/],
    ['alarm-rules.yaml:26 rules[1].when.feeds[0]', /no feed "education-school"/, /did you mean "education-schools"\?/],
    ['alarm-rules.yaml:36 rules[2].when.events', /no feed brings events of the kind "citizen-report"/, /that a feed lists under events/],
  ],
  'alarm-unusual-wrong': [
    ['alarm-rules.yaml:4 rules[0].priority', /what is unusual by a model is a suggestion and never p1/, /p2, p3 or p4/],
    ['alarm-rules.yaml:11 rules[0].when.beyond', /a distance needs its unit/, /write both or neither/],
  ],
  'alarm-unusual-unfit': [
    ['alarm-rules.yaml:11 rules[0].when.indicator', /"classes" comes every school-year: no history has such steps/, /every day, week, month, quarter or year/],
    ['alarm-rules.yaml:11 rules[0].when.unit', /the distance is in học sinh, "classes" is watched in lớp/, /unit: lớp/],
  ],
  'alarm-without-action': [
    ['alarm-rules.yaml:2 rules[0].action', /"action" is missing/, /add "action": what the person on duty does, in both languages; without an action it is an event and no alarm/],
  ],
  'area-cycle': [
    ['areas.yaml:6 areas[1].parent', /991 lies within itself: 991 → 992 → 991/, /must end at the province/],
    ['areas.yaml:10 areas[2].parent', /992 lies within itself: 992 → 991 → 992/, /must end at the province/],
  ],
  'area-ends-before-it-begins': [
    ['areas.yaml:9 areas[2].validTo', /2025-06-30 is before validFrom 2025-07-01/, /exchange the two days/],
  ],
  'area-unknown-parent': [['areas.yaml:7 areas[2].parent', /there is no area 98/, /name the code of an area/]],
  'area-unknown-successor': [
    ['areas.yaml:11 areas[2].successors[1]', /there is no area 23401/, /name the code of an area/],
  ],
  'bad-duration': [
    [
      'feeds/schools.yaml:7 feeds[0].poll.every',
      /"1 phút" must be an ISO 8601 duration/,
      /write an ISO 8601 duration such as PT30S/,
    ],
  ],
  'bad-unit': [
    [
      'indicators/more.yaml:5 indicators[0].unit',
      /"hoc sinh" is not a known unit/,
      /did you mean "học sinh"\?.*"units" in province.yaml/,
    ],
  ],
  'bounds-exchanged': [
    [
      'indicators/more.yaml:8 indicators[0].possible',
      /the first bound must not be above the second/,
      /change the entry/,
    ],
  ],
  'broken-yaml': [
    ['organisations.yaml:6', /not valid YAML: Missing closing/, /check the indentation, quotes and colons/],
  ],
  'camera-unknown-area': [['cameras.yaml:6 cameras[0].area', /there is no area 993/, /name the code of an area/]],
  'camera-zone-behind-relay': [['cameras.yaml:13 cameras[0].zones', /mediamtx relays this camera, so this server cannot mask its zones/, /mask them at the camera or in the relay program/]],
  'camera-zone-wrong': [
    ['cameras.yaml:13 cameras[0].zones[0].box[2]', /1.3 must be from 0 to 1/, /a part of the width or height of the picture, e.g. 0.25/],
    ['cameras.yaml:14 cameras[0].zones[1].box', /the box holds nothing/, /left, top, right, bottom/],
    ['cameras.yaml:15 cameras[0].zones[2].points', /must have at least 3 points/, /the corners of the zone in their order/],
    ['cameras.yaml:16 cameras[0].zones[3].points', /the points lie on one line and hold nothing/, /the corners of the zone/],
    ['cameras.yaml:17 cameras[0].zones[4]', /a zone is a box or points/, /one of the two/],
    ['cameras.yaml:18 cameras[0].zones[5].rect', /the key "rect" is not known here/, /config\/schema lists the keys/],
    ['cameras.yaml:18 cameras[0].zones[5]', /a zone is a box or points/, /one of the two/],
    ['cameras.yaml:19 cameras[0].zones[6].box[0]', /10 must be from 0 to 1/, /e.g. 0.25/],
    ['cameras.yaml:19 cameras[0].zones[6].box[1]', /20 must be from 0 to 1/, /e.g. 0.25/],
    ['cameras.yaml:19 cameras[0].zones[6].box[2]', /30 must be from 0 to 1/, /e.g. 0.25/],
    ['cameras.yaml:19 cameras[0].zones[6].box[3]', /must be a number from 0 to 1/, /a number from 0 to 1/],
  ],
  'camera-without-address': [
    ['cameras.yaml:11 cameras[0].source.url', /neither rtsp:\/\/ nor http/, /rtsp:\/\/10\.0\.0\.5:554/],
  ],
  'display-on-bezels': [
    ['displays.yaml:7 displays[0].grid', /no scene fits between the 3 × 3 screens: the block "header" of the scene "overview" would lie across .* at 33 % of the width/, /columns: 1, rows: 1 .* 4 × 2/],
    ['displays.yaml:14 displays[1].scenes[0]', /"header" of the scene "overview" .* at 50 % of the width/, /leave the scene off this wall/],
    ['displays.yaml:14 displays[1].scenes[1]', /there is no scene "overvew"/, /did you mean "overview"/],
  ],
  'display-without-size': [
    ['displays.yaml:5 displays[0].picture.heightM', /"heightM" is missing/, /add "heightM"/],
    ['displays.yaml:6 displays[0].distanceM', /^0 must be more than 0$/, /more than 0/],
  ],
  'duplicate-id': [
    [
      'indicators/more.yaml:3 indicators[0].id',
      /"students" is declared twice; first at .*indicators\/education.yaml:13/,
      /another id, or remove it/,
    ],
  ],
  'feed-brings-a-formula': [
    [
      'feeds/schools.yaml:8 feeds[0].indicators[1]',
      /"students-per-class" is computed by its formula/,
      /remove it here/,
    ],
  ],
  'feed-without-indicator': [
    ['feeds/schools.yaml:8 feeds[0].indicators', /a feed without an indicator brings nothing/, /name at least one/],
  ],
  'formula-circle': [
    [
      'indicators/more.yaml:11 indicators[0].formula',
      /reads itself: share-a → share-b → share-a/,
      /take one of these operands out/,
    ],
    [
      'indicators/more.yaml:20 indicators[1].formula',
      /reads itself: share-b → share-a → share-b/,
      /take one of these operands out/,
    ],
  ],
  'formula-unknown-operand': [
    ['indicators/more.yaml:11 indicators[0].formula', /there is no indicator "clases"/, /did you mean "classes"\?/],
  ],
  'formula-unreadable': [
    [
      'indicators/more.yaml:11 indicators[0].formula',
      /at letter 28: expected "\)"/,
      /use numbers with a decimal point, \[indicator\]/,
    ],
  ],
  'geometry-in-metres': [['geometry.geojson:6 features[0]', /"Huyện A" does not stand in degrees/, /EPSG:4326/]],
  'geometry-missing': [['province.yaml:6 map.geometry', /boundaries\.geojson cannot be read/, /name a GeoJSON file/]],
  'basemap-missing': [['province.yaml:8 map.basemap.file', /nen\.pmtiles cannot be read/, /PMTiles archive of version 3/]],
  'basemap-no-archive': [['province.yaml:8 map.basemap.file', /is no PMTiles archive of version 3/, /vector tiles/]],
  'geometry-published-unknown-code': [['huyen.geojson:3 features[1]', /"Huyện B" has the code 9911, which no area has/, /did you mean "991"\?/]],
  'geometry-unknown-code': [['geometry.geojson:6 features[0]', /code 9911, which no area has/, /did you mean "991"\?/]],
  'key-twice': [['organisations.yaml:6', /the same key stands here twice/, /remove one of the two/]],
  'login-in-address': [
    ['feeds/schools.yaml:11 feeds[0].settings.source.url', /the address holds a login/, /password: \{env: NAME\}/],
  ],
  'map-bounds-not-rising': [['scenes.yaml:14 scenes[0].map.bounds', /28, 32, 30, 35 do not rise/, /each above the one before/]],
  'missing-key': [['feeds/schools.yaml:2 feeds[0].kind', /"kind" is missing/, /add "kind"/]],
  'misspelt-key': [
    ['indicators/more.yaml:6 indicators[0].polaritiy', /the key "polaritiy" is not known/, /did you mean "polarity"\?/],
  ],
  'scene-too-full': [
    ['scenes.yaml:9 scenes[0].left[0].supporting', /at most four supporting figures/, /change the entry/],
  ],
  'service-index-rule': [
    ['service-index.yaml:16 groups[0].metrics[0].fullAt', /must be at most 1/, /write at most 1/],
    ['service-index.yaml:17 groups[0].metrics[0].whenNone', /must be one of full, zero, none/, /write one of full, zero, none/],
  ],
  'service-index-sums': [
    ['service-index.yaml:2 max', /the groups are 10 points together, and 20 are said/, /correct max/],
    ['service-index.yaml:5 part', /no indicator "clases"/, /did you mean "classes"\?/],
    ['service-index.yaml:10 groups[0].max', /the metrics of "one" are 9 points together, and 10 are said/, /correct max/],
    ['service-index.yaml:13 groups[0].metrics[1].code', /the code "A" is declared twice/, /give one of the two another one/],
    ['service-index.yaml:15 agencies[0].organisation', /no organisation "so-giao-duk"/, /did you mean "so-giao-duc"\?/],
  ],
  'scene-two-units': [
    [
      'scenes.yaml:10 scenes[0].columns[0].blocks[0].indicators[1]',
      /"classes" is counted in lớp, "students" in học sinh: one scale cannot hold both/,
      /name indicators of one unit, or make it a block of figures/,
    ],
  ],
  'scene-unknown-block': [['scenes.yaml:8 scenes[0].columns[0].blocks[0].kind', /"kind" has a value that is not known here/, /write one of headline, bars, areas/]],
  'scene-unknown-indicator': [
    [
      'scenes.yaml:8 scenes[0].left[0].headline',
      /there is no indicator "student-per-class"/,
      /did you mean "students-per-class"\?/,
    ],
  ],
  'scene-unknown-trend': [['scenes.yaml:6 scenes[0].indicators[0].indicator', /there is no indicator "student"/, /did you mean "students"\?/]],
  'scene-without-cameras': [
    ['scenes.yaml:4 scenes[0].layout', /this pack has no cameras to show/, /list them in cameras.yaml/],
    ['scenes.yaml:4 scenes[0].layout', /the map of a scene of cameras has no bounds/, /map.inset with title and bounds in province.yaml/],
  ],
  'secret-in-yaml': [
    [
      'feeds/schools.yaml:15 feeds[0].settings.source.auth.password',
      /"password" holds a secret written down/,
      /\{env: NAME\} or \{file: /,
    ],
  ],
  'procedure-unknown-names': [
    ['procedures/procedures.yaml:2 procedures[0].steps[0].who.organisation', /no organisation "so-giao-duk"/, /did you mean "so-giao-duc"\?/],
    ['procedures/procedures.yaml:2 procedures[0].steps[0].from', /no step "begin"/, /write start, here, or a step/],
    ['procedures/procedures.yaml:2 procedures[0].steps[0].next[0].to', /no step "opn"/, /name a step of this procedure, or end/],
    ['procedures/procedures.yaml:2 procedures[0].steps[0].next[0].when.field', /no step writes "class" down/, /name a field of captures/],
    ['procedures/procedures.yaml:2 procedures[0].steps[1].work.scene', /no scene "no-such"/, /name a scene/],
    ['procedures/procedures.yaml:2 procedures[0].steps[2].id', /"count" is the name of another step/, /another id/],
    ['procedures/procedures.yaml:3 procedures[1].steps[0].who.post', /the shift plan has no post "lead"/, /add it to posts/],
    ['procedures/procedures.yaml:3 procedures[1].steps[1].id', /nothing leads to the step "never"/, /name it in a branch/],
  ],
  'drill-unknown-names': [
    ['drills/drills.yaml:2 drills[0].timeline[0].area', /no area "999"/, /name one of this pack/],
    ['drills/drills.yaml:2 drills[0].timeline[0].organisation', /no organisation "so-giao-duk"/, /did you mean "so-giao-duc"\?/],
    ['drills/drills.yaml:2 drills[0].timeline[1].area', /no area "999"/, /name one of this pack/],
    ['drills/drills.yaml:2 drills[0].timeline[1].rule', /no alarm rule "no-such"/, /name one of this pack/],
    ['drills/drills.yaml:2 drills[0].timeline[1].id', /"one" is the name of another step/, /another id/],
    ['drills/drills.yaml:3 drills[1].lasts', /must be a minute or more/, /./],
    ['drills/drills.yaml:3 drills[1].timeline', /./, /./],
  ],
  'shifts-unfilled': [
    ['shifts.yaml:5 watches[0].to', /no watch begins when "day" ends, at 18:00/, /let the next watch begin at this hour/],
    ['shifts.yaml:8 people[0].organisation', /no organisation "so-giao-duk"/, /did you mean "so-giao-duc"\?/],
    ['shifts.yaml:10 crews[0].seats', /nobody fills the post "lead" in the crew "day-crew"/, /name a person/],
    ['shifts.yaml:14 rotation.days[0]', /no crew has the watch "night"/, /name a crew/],
  ],
  'shifts-unknown-names': [
    ['shifts.yaml:3 watches', /the watches are 36 hours together/, /fill the 24 hours/],
    ['shifts.yaml:8 people[1].id', /"office" is declared twice in people/, /another id/],
    ['shifts.yaml:10 crews[0].seats.duty', /no person "ofice"/, /did you mean "office"\?/],
    ['shifts.yaml:14 rotation.days[0].night', /no crew "nite-crew"/, /add it to crews/],
    ['shifts.yaml:14 rotation.days[0].noon', /no watch "noon"/, /add it to watches/],
  ],
  'shifts-without-contact': [
    ['shifts.yaml:4 watches[0].from', /"7:00" must be an hour of the day/, /"06:00"/],
    ['shifts.yaml:6 people[0].contact', /nobody could be reached/, /email, webPush or zalo/],
  ],
  'sign-in-secret': [['sign-in.yaml:5 provider.clientSecret', /holds a secret written down/, /\{env: NAME\} or \{file:/]],
  'sign-in-unknown-names': [
    ['sign-in.yaml:7 provider.grants[0].organisation', /no organisation "so-giao-dc"/, /did you mean "so-giao-duc"\?/],
    ['sign-in.yaml:8 provider.grants[1].area', /there is no area 993/, /name the code of an area/],
    ['sign-in.yaml:11 passkeys.origins[1]', /ioc\.example\.com does not lie in ioc\.example\.vn/, /name the host itself as the domain/],
  ],
  'sign-in-wrong': [
    ['sign-in.yaml:3 provider.issuer', /must begin with https unless it is on this machine/, /https:\/\/sso\.example\.vn/],
    ['sign-in.yaml:6 provider.origins[0]', /must be an origin, without a path/, /https:\/\/keys\.example\.vn/],
    ['sign-in.yaml:7 provider.scopes', /must have openid among them/, /\[openid, profile\]/],
    ['sign-in.yaml:9 provider.grants[0].role', /"display" must be one of leader/, /write one of leader/],
  ],
  'target-out-of-reach': [
    [
      'indicators/more.yaml:11 indicators[0].target.min',
      /the target 2000 lies outside of what is possible, 0 to 1000/,
      /widen "possible"/,
    ],
  ],
  'two-feeds-one-indicator': [
    ['feeds/schools.yaml:8 feeds[0].indicators[1]', /"education-schools" brings "students" already/, /enabled: false/],
  ],
  'unknown-adapter': [['feeds/schools.yaml:6 feeds[0].kind', /no adapter of the kind "cvs"/, /use one of .*csv/]],
  'unknown-indicator': [
    ['feeds/schools.yaml:8 feeds[0].indicators[1]', /there is no indicator "studens"/, /did you mean "students"\?/],
  ],
  'unknown-organisation': [
    [
      'indicators/more.yaml:10 indicators[0].source',
      /no organisation "so-giao-duc-dao-tao"/,
      /add it to organisations.yaml/,
    ],
  ],
  'unknown-setting': [
    [
      'feeds/schools.yaml:11 feeds[0].settings.delimeter',
      /the key "delimeter" is not known/,
      /correct its spelling or remove it/,
    ],
  ],
  'unreachable-port': [
    ['feeds/schools.yaml:11 feeds[0].settings.source.url', /nothing can be reached at port 70000/, /from 1 to 65535/],
  ],
  'unset-variable': [
    [
      'feeds/schools.yaml:11 feeds[0].settings.source.url',
      /variable SCHOOLS_URL is not set and has no default/,
      /set SCHOOLS_URL in the environment, or write \$\{SCHOOLS_URL:-default\}/,
    ],
  ],
  'unweighted-mean': [
    ['indicators/more.yaml:9 indicators[0].aggregate', /needs something to weigh by/, /add "weight"/],
  ],
  'many-at-once': [
    ['province.yaml:4 area', /there is no area 98/, /code of the province/],
    ['province.yaml:7 map.bounds', /the bounds enclose nothing/, /west, south, east, north/],
    ['scenes.yaml:8 scenes[0].left[0].headline', /no indicator "students-per-clas"/, /did you mean/],
    ['scenes.yaml:14 scenes[0].map.bounds', /35, 32, 30, 28 do not rise/, /each above the one before/],
    ['indicators/more.yaml:3 indicators[0].id', /"Pupils" must be kebab-case/, /write lower-case letters, digits/],
    [
      'indicators/more.yaml:6 indicators[0].polarity',
      /"up" must be one of higher-is-better/,
      /write one of higher-is-better/,
    ],
    ['indicators/more.yaml:7 indicators[0].cadence.every', /"fortnight" must be/, /write/],
    ['indicators/more.yaml:13 indicators[1].unit', /"học sinh\/gv" is not a known unit/, /"units" in province.yaml/],
    ['indicators/more.yaml:18 indicators[1].formula', /cannot be read at letter 1/, /\[indicator\]/],
    ['indicators/more.yaml:19 indicators[1].source', /no organisation "so-y-te"/, /add it to organisations.yaml/],
    ['feeds/more.yaml:2 feeds[0].id', /"education-schools" is declared twice/, /another id/],
    ['feeds/more.yaml:3 feeds[0].name.en', /"en" is missing/, /add "en": text/],
    ['feeds/more.yaml:7 feeds[0].poll.every', /PT0S asks without a pause/, /at most once a second/],
    ['feeds/more.yaml:8 feeds[0].indicators', /a feed without an indicator/, /name at least one/],
    ['feeds/more.yaml:9 feeds[0].settings.table', /"table" is missing/, /add "table"/],
    ['feeds/more.yaml:11 feeds[0].settings.source.url', /nothing can be reached at port 0/, /from 1 to 65535/],
    ['feeds/more.yaml:12 feeds[0].settings.source.auth.token', /"token" holds a secret/, /\{env: NAME\}/],
  ],
};

const placeOf = ({ file, line, path }: PackFault) => `${file}:${line}${path ? ` ${path}` : ''}`;

describe('a fault in a province pack is told with its place and remedy', () => {
  it('for every fixture', () => {
    expect(readdirSync(faultFolder).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', async (fixture, wanted) => {
    const faults = await faultsOf(fixture);
    expect(faults.map(placeOf)).toEqual(wanted.map(([place]) => place));
    wanted.forEach(([, message, remedy], index) => {
      expect(faults[index]?.message).toMatch(message);
      expect(faults[index]?.remedy).toMatch(remedy);
    });
    expect(formatFaults(faults)).not.toContain('hunter2');
  });

  it('missing files', async () => {
    const faults = await faultsOf(null, (dir) => {
      rmSync(join(dir, 'organisations.yaml'));
      rmSync(join(dir, 'scenes.yaml'));
      rmSync(join(dir, 'indicators'), { recursive: true });
    });
    expect(faults.map(placeOf).sort()).toEqual(['indicators:1', 'organisations.yaml:1', 'scenes.yaml:1']);
    expect(faults.find(({ file }) => file === 'scenes.yaml')?.remedy).toContain('config/example/scenes.yaml');
  });

  it('a folder that is not there', async () => {
    const faults = await faultsOf(null, (dir) => rmSync(dir, { recursive: true })).catch((fault: unknown) => fault);
    expect(faults).toMatchObject([{ message: 'there is no such folder', remedy: expect.stringContaining('IOC_CONFIG') }]);
  });

  it('is printed for people: place, fault, remedy', async () => {
    expect(formatFaults(await faultsOf('unknown-indicator'))).toBe(
      [
        'feeds/schools.yaml:8  feeds[0].indicators[1]',
        '  fault:  there is no indicator "studens"',
        '  remedy: did you mean "students"? Otherwise: declare it in indicators/, or remove it here',
      ].join('\n'),
    );
  });
});
