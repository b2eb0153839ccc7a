export type Layout = 'blocks' | 'mixed' | 'private' | 'public';

export interface StreetSketch {
  name: string;
  typeName: string;
  layout: Layout;
  houses: number;
  former?: { name: string; typeName: string; until: string };
  gone?: true;
}

const street = (typeName: string, name: string, layout: Layout, houses: number): StreetSketch => ({ typeName, name, layout, houses });

export const townStreets: readonly StreetSketch[] = [
  street('пр-кт', 'Мира', 'blocks', 8),
  street('пр-кт', 'Строителей', 'blocks', 6),
  street('б-р', 'Сиреневый', 'blocks', 4),
  street('б-р', 'Космонавтов', 'blocks', 4),
  street('пл.', 'Соборная', 'public', 4),
  street('пл.', 'Вокзальная', 'public', 3),
  street('наб.', 'Реки Светлой', 'private', 8),
  street('ул.', 'Гагарина', 'mixed', 9),
  street('ул.', 'Молодёжная', 'blocks', 4),
  street('ул.', 'Школьная', 'mixed', 8),
  street('ул.', 'Пушкина', 'mixed', 9),
  street('ул.', 'Маяковского', 'mixed', 8),
  street('ул.', 'Садовая', 'private', 12),
  street('ул.', 'Лесная', 'private', 12),
  { ...street('ул.', 'Светлая', 'private', 11), former: { name: 'Пролетарская', typeName: 'ул', until: '2019-09-12' } },
  street('ул.', 'Озёрная', 'private', 10),
  street('ул.', 'Комсомольская', 'mixed', 9),
  street('ул.', '8 Марта', 'private', 9),
  street('ул.', '1-я Береговая', 'private', 9),
  street('ул.', '2-я Береговая', 'private', 8),
  street('ул.', 'Академика Вавилова', 'mixed', 7),
  street('ул.', 'Героев-Лётчиков', 'private', 8),
  street('ул.', 'Габдуллы Тукая', 'private', 9),
  street('пер.', 'Тихий', 'private', 6),
  street('пер.', 'Рыбацкий', 'private', 7),
  street('пер.', 'Кузнечный', 'private', 6),
  street('пер.', 'Почтовый', 'mixed', 5),
  street('пр-д', 'Заводской', 'mixed', 5),
  street('туп.', 'Мельничный', 'private', 4),
  street('ш.', 'Северное', 'private', 6),
  { ...street('пер.', 'Пожарный', 'private', 0), gone: true },
];

export const quarterStreets: readonly StreetSketch[] = [
  street('б-р', 'Рябиновый', 'blocks', 3),
  street('ул.', 'Парковая', 'mixed', 6),
  street('ул.', 'Новосёлов', 'private', 9),
  street('ул.', 'Дружбы', 'private', 8),
];

export const villageStreets: readonly StreetSketch[] = [
  street('ул.', 'Центральная', 'private', 12),
  street('ул.', 'Садовая', 'private', 8),
  street('пер.', 'Луговой', 'private', 6),
];

export const remoteStreets: readonly StreetSketch[] = [street('ул.', 'Центральная', 'private', 7)];
