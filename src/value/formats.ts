import { text } from '../source/text.js';
import { type Format, format, matches } from './format.js';
import { isEmail, isIri, isIriReference, isUri, isUriReference, isUuid } from './internet-formats.js';
import { isHostname, isIpv4, isIpv6 } from './network-formats.js';
import { partialDate } from './partial-date.js';
import { isPersonName } from './person-name.js';
import { isTaxCode } from './tax-code.js';
import { isJsonPointer, isRegex, isRelativeJsonPointer, isUriTemplate } from './text-formats.js';
import { isDate, isDateTime, isDuration, isTime } from './time-formats.js';

const separators = /[ .-]/g;
const phoneShape = /^(?:\+?84|0)(?:[35789]\d{8}|2\d{9})$/;

/** Mobile and landline numbers as numbered since 2018, with +84, 84 or 0 before them; groups may be spaced. */
const isPhone = (value: string): boolean =>
  /^\+?\d+(?:[ .-]\d+)*$/.test(value) && phoneShape.test(value.replace(separators, ''));

/** Every format a form may name. */
export const formats: Readonly<Record<string, Format>> = Object.freeze({
  date: format(text('ngày (NNNN-TT-NN)', 'date (YYYY-MM-DD)'), '2026-01-31', 10, isDate),
  'date-time': format(
    text('ngày giờ có múi giờ', 'date and time with offset'),
    '2026-01-31T08:30:00+07:00',
    40,
    isDateTime,
  ),
  time: format(text('giờ có múi giờ', 'time with offset'), '08:30:00+07:00', 29, isTime),
  duration: format(text('khoảng thời gian (ISO 8601)', 'duration (ISO 8601)'), 'P1Y6M', 100, isDuration),
  'partial-date': format(
    text('ngày, có thể thiếu ngày hoặc tháng', 'date whose day or month may be unknown'),
    '1960-05',
    10,
    value => partialDate(value) !== undefined,
  ),
  email: format(text('địa chỉ thư điện tử', 'e-mail address'), 'an.nguyen@example.vn', 254, isEmail),
  uri: format(text('địa chỉ liên kết (URI)', 'URI'), 'https://dichvucong.gov.vn/', 2_048, isUri),
  'uri-reference': format(
    text('URI, có thể viết tương đối', 'URI, or one relative to another'),
    '/thu-tuc?ma=1',
    2_048,
    isUriReference,
  ),
  'uri-template': format(text('mẫu URI', 'URI template'), 'https://a.vn/{ma}', 2_048, isUriTemplate),
  iri: format(text('địa chỉ liên kết (IRI)', 'IRI'), 'https://a.vn/hồ-sơ', 2_048, isIri),
  'iri-reference': format(
    text('IRI, có thể viết tương đối', 'IRI, or one relative to another'),
    '/hồ-sơ',
    2_048,
    isIriReference,
  ),
  hostname: format(text('tên máy chủ', 'host name'), 'dichvucong.gov.vn', 253, isHostname),
  ipv4: format(text('địa chỉ IPv4', 'IPv4 address'), '192.0.2.1', 15, isIpv4),
  ipv6: format(text('địa chỉ IPv6', 'IPv6 address'), '2001:db8::1', 45, isIpv6),
  'json-pointer': format(text('con trỏ JSON', 'JSON pointer'), '/a/0', 2_048, isJsonPointer),
  'relative-json-pointer': format(
    text('con trỏ JSON tương đối', 'relative JSON pointer'),
    '1/a',
    2_048,
    isRelativeJsonPointer,
  ),
  regex: format(text('biểu thức chính quy', 'regular expression'), '^[0-9]+$', 500, isRegex),
  uuid: format(text('mã UUID', 'UUID'), '3f0b2a9c-7d7e-4a53-9a58-0f6a1c2d3e4f', 36, isUuid),
  'vn-person-id': format(
    text('số định danh cá nhân (12 chữ số)', 'personal id number (12 digits)'),
    '001190012345',
    12,
    matches(/^\d{12}$/),
  ),
  'vn-tax-code': format(text('mã số thuế', 'tax code'), '0100047516', 14, isTaxCode),
  'vn-phone': format(text('số điện thoại', 'telephone number'), '0912345678', 20, isPhone),
  'vn-social-insurance-number': format(
    text('mã số bảo hiểm xã hội (10 hoặc 12 chữ số)', 'social insurance number (10 or 12 digits)'),
    '0123456789',
    12,
    matches(/^\d{10}(?:\d{2})?$/),
  ),
  'vn-health-card-number': format(
    text('số thẻ bảo hiểm y tế', 'health insurance card number'),
    'TE1010123456789',
    15,
    matches(/^(?:[A-Z]{2}\d{13}|\d{10}|\d{12})$/),
  ),
  'vn-passport': format(
    text('số hộ chiếu (Việt Nam hoặc nước ngoài)', 'passport number (Vietnamese or foreign)'),
    'C1234567',
    9,
    matches(/^[A-Z0-9]{6,9}$/),
  ),
  'vn-person-name': format(text('họ và tên', "person's name"), 'Nguyễn Thị Thuý', 150, isPersonName),
});
