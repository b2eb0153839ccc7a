export { archiveEntries, type ArchiveEntry, type ArchiveFaults } from './archive/archive.entries.js';
export { writeTownArchive, type ArchiveOptions } from './archive/archive.writer.js';
export { demoOffice, demoPassword, type DemoOffice, type DemoRole, type DemoUser } from './office.js';
export { demoPeople } from './people/demo.people.js';
export { notableHouseholds, type NotableHousehold } from './people/notable.js';
export type { DemoDocument, DemoPerson, DemoRegistration } from './people/person.row.js';
export { demoSeed, writePeople, type SeedCommand, type SeedOptions } from './seed.js';
export { addressText, type Dwelling, type PlannedAddress, type PlannedArea, type PlannedFlat, type PlannedHouse } from './town/address.plan.js';
export { townPlan, type OfficePlan, type TownOptions, type TownPlan } from './town/town.plan.js';
