import type { Row } from './xml.js';

const always: Row = { UPDATEDATE: '1900-01-01', STARTDATE: '1900-01-01', ENDDATE: '2079-06-06', ISACTIVE: 'true' };
const ended = (on: string): Row => ({ ...always, ENDDATE: on, ISACTIVE: 'false' });

export interface Dictionary {
  table: string;
  root: string;
  tag: string;
  rows: Row[];
}

const areaTypes: readonly [level: number, name: string, shortName: string, until?: string][] = [
  [1, 'Область', 'обл.'],
  [1, 'Область', 'обл', '2015-11-05'],
  [2, 'Район', 'р-н'],
  [3, 'Городской округ', 'г.о.'],
  [3, 'Муниципальный район', 'м.р-н'],
  [3, 'Муниципальный округ', 'м.о.'],
  [4, 'Сельское поселение', 'с.п.'],
  [5, 'Город', 'г.'],
  [5, 'Город', 'г', '2015-11-05'],
  [6, 'Село', 'с.'],
  [6, 'Село', 'с', '2022-09-30'],
  [6, 'Деревня', 'д.'],
  [6, 'Поселок', 'п.'],
  [7, 'Микрорайон', 'мкр.'],
  [7, 'Микрорайон', 'мкр', '2017-02-15'],
  [7, 'Территория СНТ', 'тер. СНТ'],
  [8, 'Улица', 'ул.'],
  [8, 'Улица', 'ул', '2022-09-30'],
  [8, 'Переулок', 'пер.'],
  [8, 'Проспект', 'пр-кт'],
  [8, 'Бульвар', 'б-р'],
  [8, 'Площадь', 'пл.'],
  [8, 'Набережная', 'наб.'],
  [8, 'Проезд', 'пр-д'],
  [8, 'Тупик', 'туп.'],
  [8, 'Шоссе', 'ш.'],
];

const named = (items: readonly (readonly [id: number, name: string, shortName?: string, until?: string])[]): Row[] =>
  items.map(([ID, NAME, SHORTNAME, until]) => ({ ID, NAME, SHORTNAME, DESC: SHORTNAME ? NAME : undefined, ...(until ? ended(until) : always) }));

const objectLevels = ['Субъект РФ', 'Административный район', 'Муниципальный район', 'Сельское/городское поселение', 'Город', 'Населенный пункт', 'Элемент планировочной структуры', 'Элемент улично-дорожной сети', 'Земельный участок', 'Здание (сооружение)', 'Помещение', 'Помещения в пределах помещения', 'Уровень автономного округа (устаревшее)', 'Уровень внутригородской территории (устаревшее)', 'Уровень дополнительных территорий (устаревшее)', 'Уровень объектов на дополнительных территориях (устаревшее)', 'Машиноместо'];

const paramTypes: readonly [number, string, string][] = [
  [1, 'ИФНС ФЛ', 'IFNSFL'], [2, 'ИФНС ЮЛ', 'IFNSUL'], [5, 'Почтовый индекс', 'PostIndex'], [6, 'ОКАТО', 'OKATO'], [7, 'OKTMO', 'OKTMO'],
  [8, 'Кадастровый номер', 'CadastrNum'], [10, 'КЛАДР', 'CODE'], [11, 'КЛАДР простой', 'PLAINCODE'], [13, 'Реестровый номер', 'ReestrNum'],
  [14, 'Тип деления', 'DivisionType'], [15, 'Порядковый номер', 'Counter'], [16, 'Официальное наименование', 'OfficialName'],
  [19, 'Многоквартирный дом', 'ApartmentBuilding'], [22, 'Столица субъекта', 'RegionCapital'], [23, 'Центр муниципального образования', 'MunicipalCentre'],
];

export const dictionaries: readonly Dictionary[] = [
  { table: 'ADDHOUSE_TYPES', root: 'HOUSETYPES', tag: 'HOUSETYPE', rows: named([[1, 'Корпус', 'к.'], [2, 'Строение', 'стр.'], [3, 'Сооружение', 'соор.'], [4, 'Литера', 'литера', '2015-12-25']]) },
  {
    table: 'ADDR_OBJ_TYPES',
    root: 'ADDRESSOBJECTTYPES',
    tag: 'ADDRESSOBJECTTYPE',
    rows: areaTypes.map(([LEVEL, NAME, SHORTNAME, until], index) => ({ ID: index + 1, LEVEL, NAME, SHORTNAME, DESC: NAME, ...always, ENDDATE: until ?? '2079-06-06' })),
  },
  { table: 'APARTMENT_TYPES', root: 'APARTMENTTYPES', tag: 'APARTMENTTYPE', rows: named([[1, 'Помещение', 'помещ.'], [2, 'Квартира', 'кв.'], [3, 'Офис', 'офис'], [4, 'Комната', 'ком.']]) },
  {
    table: 'HOUSE_TYPES',
    root: 'HOUSETYPES',
    tag: 'HOUSETYPE',
    rows: named([[1, 'Владение', 'влд.', '2015-11-05'], [2, 'Дом', 'д.'], [4, 'Гараж', 'г-ж'], [5, 'Здание', 'зд.'], [7, 'Строение', 'стр.'], [8, 'Сооружение', 'соор.'], [10, 'Корпус', 'к.']]),
  },
  { table: 'NORMATIVE_DOCS_KINDS', root: 'NDOCKINDS', tag: 'NDOCKIND', rows: [{ ID: 0, NAME: 'Не определено' }, { ID: 2, NAME: 'Нормативный документ' }] },
  {
    table: 'NORMATIVE_DOCS_TYPES',
    root: 'NDOCTYPES',
    tag: 'NDOCTYPE',
    rows: [
      { ID: 0, NAME: 'Не указан', STARTDATE: '1900-01-01', ENDDATE: '2016-03-31' },
      { ID: 6, NAME: 'Постановление Главы муниципального района/городского округа', STARTDATE: '1900-01-01', ENDDATE: '2079-06-06' },
    ],
  },
  { table: 'OBJECT_LEVELS', root: 'OBJECTLEVELS', tag: 'OBJECTLEVEL', rows: objectLevels.map((NAME, index) => ({ LEVEL: index + 1, NAME, ...always })) },
  {
    table: 'OPERATION_TYPES',
    root: 'OPERATIONTYPES',
    tag: 'OPERATIONTYPE',
    rows: named([[0, 'Не определено'], [1, 'Инициация'], [10, 'Добавление'], [20, 'Изменение'], [21, 'Групповое изменение', 'Групповое изменение'], [30, 'Удаление'], [31, 'Удаление вследствие удаления вышестоящего объекта']]),
  },
  { table: 'PARAM_TYPES', root: 'PARAMTYPES', tag: 'PARAMTYPE', rows: paramTypes.map(([ID, NAME, CODE]) => ({ ID, NAME, CODE, DESC: NAME, ...always })) },
  { table: 'ROOM_TYPES', root: 'ROOMTYPES', tag: 'ROOMTYPE', rows: named([[0, 'Не определено', undefined, '2015-11-05'], [1, 'Комната', 'ком.'], [2, 'Помещение', 'помещ.']]) },
];
