import { ArchiveFault } from '../archive/archive.errors.js';
import type { GarArchive, GarFile } from '../archive/gar-archive.js';
import { ADDR_OBJ, ADM_HIERARCHY, DICTIONARIES, REGION_TABLES } from '../tables/gar.tables.js';
import type { TableSpec } from '../tables/table-spec.js';

export interface RegionPlan {
  region: string;
  files: readonly { file: GarFile; spec: TableSpec }[];
}

export interface ImportPlan {
  regions: readonly RegionPlan[];
  /** GAR files of these regions that are not read at all. */
  skipped: readonly GarFile[];
  bytes: number;
}

/** Which files of the archive are read, region by region. */
export function planImport(archive: GarArchive, wanted: readonly string[] | undefined): ImportPlan {
  const present = [...new Set(archive.files.flatMap(({ region }) => region ?? []))].sort();
  const absent = (wanted ?? []).filter((region) => !present.includes(region));
  if (absent.length > 0 || present.length === 0) {
    throw new ArchiveFault('noRegion', { regions: absent.join(', '), present: present.join(', ') });
  }
  const regions = (wanted ?? present).map((region): RegionPlan => {
    const own = archive.files.filter((file) => file.region === region);
    const files = REGION_TABLES.flatMap((spec) => own.filter(({ table }) => table === spec.table).map((file) => ({ file, spec })));
    for (const needed of [ADDR_OBJ, ADM_HIERARCHY]) {
      if (!files.some(({ spec }) => spec === needed)) throw new ArchiveFault('fileMissing', { file: `${region}/AS_${needed.table}_*.XML` });
    }
    return { region, files };
  });
  const read = new Set(regions.flatMap(({ files }) => files.map(({ file }) => file)));
  const dictionaries = new Set(DICTIONARIES.map(({ table }) => table));
  const skipped = archive.files.filter(
    (file) => !read.has(file) && (file.region === null ? !dictionaries.has(file.table) : regions.some(({ region }) => region === file.region)),
  );
  return { regions, skipped, bytes: [...read].reduce((sum, file) => sum + file.size, 0) };
}
