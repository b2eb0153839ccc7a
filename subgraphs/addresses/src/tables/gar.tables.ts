import { boolean, code, date, flag, guid, long, text } from './attribute.js';
import { tableSpec, type TableSpec } from './table-spec.js';

const validity = { UPDATEDATE: date, STARTDATE: date, ENDDATE: date };
const versions = { 'PREVID?': long, 'NEXTID?': long, ...validity };
const state = { ISACTUAL: flag, ISACTIVE: flag };
const object = { ID: long, OBJECTID: long, OBJECTGUID: guid, CHANGEID: long, OPERTYPEID: long };

const param = {
  ID: long,
  OBJECTID: long,
  'CHANGEID?': long,
  CHANGEIDEND: long,
  TYPEID: long,
  VALUE: text(1, 8000),
  ...validity,
};

const dictionary = { ID: long, NAME: text(1, 250), ...validity, ISACTIVE: boolean };
const houseType = { ...dictionary, NAME: text(1, 50), 'SHORTNAME?': text(1, 50), 'DESC?': text(1, 250) };

export const ADDR_OBJ = tableSpec('ADDR_OBJ', 'ADDRESSOBJECTS', 'OBJECT', {
  ...object,
  NAME: text(1, 250),
  TYPENAME: text(1, 50),
  LEVEL: code(1, 10),
  ...versions,
  ...state,
});

export const HOUSES = tableSpec('HOUSES', 'HOUSES', 'HOUSE', {
  ...object,
  'HOUSENUM?': text(1, 50),
  'ADDNUM1?': text(1, 50),
  'ADDNUM2?': text(1, 50),
  'HOUSETYPE?': long,
  'ADDTYPE1?': long,
  'ADDTYPE2?': long,
  ...versions,
  ...state,
});

export const APARTMENTS = tableSpec('APARTMENTS', 'APARTMENTS', 'APARTMENT', {
  ...object,
  NUMBER: text(1, 50),
  APARTTYPE: long,
  ...versions,
  ...state,
});

export const ROOMS = tableSpec('ROOMS', 'ROOMS', 'ROOM', {
  ...object,
  NUMBER: text(1, 50),
  ROOMTYPE: long,
  ...versions,
  ...state,
});

export const STEADS = tableSpec('STEADS', 'STEADS', 'STEAD', { ...object, NUMBER: text(1, 250), ...versions, ...state });
export const CARPLACES = tableSpec('CARPLACES', 'CARPLACES', 'CARPLACE', { ...object, NUMBER: text(1, 50), ...versions, ...state });

export const ADM_HIERARCHY = tableSpec('ADM_HIERARCHY', 'ITEMS', 'ITEM', {
  ID: long,
  OBJECTID: long,
  'PARENTOBJID?': long,
  CHANGEID: long,
  'REGIONCODE?': code(1, 4),
  'AREACODE?': code(1, 4),
  'CITYCODE?': code(1, 4),
  'PLACECODE?': code(1, 4),
  'PLANCODE?': code(1, 4),
  'STREETCODE?': code(1, 4),
  ...versions,
  ISACTIVE: flag,
  PATH: text(1, 4000),
});

export const OBJECT_TABLES: readonly TableSpec[] = [ADDR_OBJ, HOUSES, APARTMENTS, ROOMS, STEADS, CARPLACES];

export const PARAM_TABLES: readonly TableSpec[] = OBJECT_TABLES.map(({ table }) => tableSpec(`${table}_PARAMS`, 'PARAMS', 'PARAM', param));

export const ADDR_OBJ_TYPES = tableSpec('ADDR_OBJ_TYPES', 'ADDRESSOBJECTTYPES', 'ADDRESSOBJECTTYPE', {
  ...dictionary,
  LEVEL: long,
  SHORTNAME: text(1, 50),
  'DESC?': text(0, 250),
});

export const DICTIONARIES: readonly TableSpec[] = [
  ADDR_OBJ_TYPES,
  tableSpec('HOUSE_TYPES', 'HOUSETYPES', 'HOUSETYPE', houseType),
  tableSpec('ADDHOUSE_TYPES', 'HOUSETYPES', 'HOUSETYPE', houseType),
  tableSpec('APARTMENT_TYPES', 'APARTMENTTYPES', 'APARTMENTTYPE', { ...dictionary, NAME: text(1, 50), 'SHORTNAME?': text(0, 50), 'DESC?': text(0, 250) }),
  tableSpec('ROOM_TYPES', 'ROOMTYPES', 'ROOMTYPE', { ...dictionary, NAME: text(1, 100), 'SHORTNAME?': text(0, 50), 'DESC?': text(0, 250) }),
  tableSpec('OBJECT_LEVELS', 'OBJECTLEVELS', 'OBJECTLEVEL', {
    LEVEL: long,
    NAME: text(1, 250),
    'SHORTNAME?': text(1, 50),
    ...validity,
    ISACTIVE: boolean,
  }),
  tableSpec('PARAM_TYPES', 'PARAMTYPES', 'PARAMTYPE', { ...dictionary, NAME: text(1, 50), CODE: text(1, 50), 'DESC?': text(0, 120) }),
];

/** The tables that are read, in the order in which they are needed; all others are left out and accounted as such. */
export const REGION_TABLES: readonly TableSpec[] = [...OBJECT_TABLES, ADM_HIERARCHY, ...PARAM_TABLES];
