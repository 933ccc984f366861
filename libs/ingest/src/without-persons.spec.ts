import { describe, expect, it } from 'vitest';
import { PersonalData } from '@ioc/contracts';
import { withoutPersons } from './without-persons.js';

const rules = PersonalData.parse({});
const masked = (text: string, data = rules) => Buffer.from(withoutPersons({ name: 'a', body: Buffer.from(text), contentType: '', fetchedAt: '', locator: '' }, data).body).toString();

describe('JSON', () => {
  it('loses who wrote, by name of the field and within words, and keeps its shape and figures byte for byte', () => {
    const text = '[ {"service_request_id": "212345678", "first_name":"Bình","phone":905123456, "description" : "Gọi anh Nguyễn Văn Bình 0905 123 456", "address":"12/3 Trần Phú, Kon Tum","lat": 14.350, "n":1e3,"requested_datetime":"2026-11-20T07:30:00+07:00"} ]';
    expect(masked(text)).toBe('[ {"service_request_id": "212345678", "first_name":"***","phone":"***", "description" : "Gọi anh *** ***", "address":"*** Trần Phú, Kon Tum","lat": 14.350, "n":1e3,"requested_datetime":"2026-11-20T07:30:00+07:00"} ]');
  });

  it.each([
    ['below a field that is dropped', '{"questioner":{"a":["Bình",7],"b":{"c":"x"}},"after":"y"}', '{"questioner":{"a":["***","***"],"b":{"c":"***"}},"after":"y"}'],
    ['whatever the letters of its name', '{"Phone":"1","\\u0070hone":"2"}', '{"Phone":"***","\\u0070hone":"***"}'],
    ['in lists', '{"phone":["a","b"],"notes":["gọi 0905123456","x"]}', '{"phone":["***","***"],"notes":["gọi ***","x"]}'],
    ['with quotes within', '{"description":"ông \\"Trần Văn Ba\\" và anh Lê Văn Tư"}', '{"description":"ông \\"***\\" và anh ***"}'],
  ])('%s', (_how, text, expected) => {
    expect(masked(text)).toBe(expected);
    expect(() => JSON.parse(masked(text)) as unknown).not.toThrow();
  });

  it('that is cut off is masked as far as it goes', () => {
    expect(masked('[{"phone":"0905123456","description":"gọi 0905 123 456", "x')).not.toMatch(/\d{3}/);
  });
});

it('XML loses the same, in elements, attributes and character data, and its comments', () => {
  const text = '<?xml version="1.0"?><r><!-- 0905123456 --><request phone="0905123456" id="a"><first_name>Bình</first_name><questioner><x>Lan</x></questioner><address_id>608</address_id><description><![CDATA[gọi 0905 123 456]]></description><o:address>12 Trần Phú</o:address><empty/></request></r>';
  expect(masked(text)).toBe('<?xml version="1.0"?><r><request phone="***" id="a"><first_name>***</first_name><questioner><x>***</x></questioner><address_id>608</address_id><description><![CDATA[gọi ***]]></description><o:address>*** Trần Phú</o:address><empty/></request></r>');
});

it('a workbook cannot be masked and is not kept', () => {
  expect(() => masked('PK\u0003\u0004\u0000\u0000')).toThrow(/nothing of this was kept/);
});
