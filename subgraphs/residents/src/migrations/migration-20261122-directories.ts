import { Migration } from '@demos/module-sdk/orm';

type Ground = [code: string, titleRu: string, titleEn: string, flags?: { needsDestination?: boolean; closesAll?: boolean }];

const RESIDENCE: Ground[] = [
  ['RES_MOVE', 'Изменение места жительства', 'Change of residence', { needsDestination: true }],
  ['RES_MILITARY', 'Призыв на военную службу', 'Call-up for military service'],
  ['RES_PRISON', 'Осуждение к лишению свободы', 'Sentenced to deprivation of liberty'],
  ['RES_MISSING', 'Признание безвестно отсутствующим', 'Recognised as missing'],
  ['RES_DEATH', 'Смерть', 'Death', { closesAll: true }],
  ['RES_DEAD_COURT', 'Объявление судом умершим', 'Declared dead by a court', { closesAll: true }],
  ['RES_EVICT', 'Выселение из жилого помещения', 'Eviction from the premises'],
  ['RES_LOST_RIGHT', 'Утрата права пользования жилым помещением', 'Lost the right to use the premises'],
  ['RES_FALSE_DOC', 'Недостоверные сведения или документы при регистрации', 'Untrue data or documents at registration'],
  ['RES_FICTITIOUS', 'Фиктивная регистрация', 'Fictitious registration'],
  ['RES_NOMAD_END', 'Прекращение кочевого образа жизни', 'Nomadic life ended'],
  ['RES_CITIZENSHIP', 'Утрата гражданства РФ', 'Loss of Russian citizenship'],
  ['RES_DEMOLISHED', 'Снос, объединение или перенумерация жилья', 'Dwelling demolished, merged or renumbered'],
  ['RES_ERROR', 'Ошибочная запись', 'Erroneous entry'],
];

const STAY: Ground[] = [
  ['STAY_EXPIRED', 'Окончание срока регистрации', 'Term ended'],
  ['STAY_EARLY', 'Досрочное убытие по заявлению', 'Early departure on application'],
  ['STAY_LEFT_HOTEL', 'Выезд из гостиницы, больницы, санатория', 'Left the hotel, hospital or sanatorium'],
  ['STAY_COURT', 'Решение суда', 'Court decision'],
  ['STAY_FICTITIOUS', 'Фиктивная регистрация', 'Fictitious registration'],
  ['STAY_DEATH', 'Смерть', 'Death', { closesAll: true }],
  ['STAY_RELEASED', 'Освобождение из места лишения свободы', 'Released from a penal institution'],
  ['STAY_TO_RESIDENCE', 'Регистрация по месту жительства по тому же адресу', 'Registered at residence at the same address'],
];

const DEADLINES: [id: string, event: string, days: number, titleRu: string, titleEn: string, actRef: string][] = [
  ['C1', 'ARRIVAL_RESIDENCE', 7, 'Обратиться за регистрацией по месту жительства', 'Apply for registration at residence', 'Law 5242-1 art. 6'],
  ['C2', 'ARRIVAL_STAY', 90, 'Обратиться за регистрацией по месту пребывания', 'Apply for registration at stay', 'Law 5242-1 art. 5'],
  ['C3', 'APPLICATION_ACCEPTED', 3, 'Передать документы в орган регистрационного учёта', 'Forward the papers to the registration authority', 'Gov. Res. 713'],
];

export class Directories20261122020000 extends Migration {
  override async up(): Promise<void> {
    await this.addGrounds('RESIDENCE', RESIDENCE, 'Law 5242-1 art. 7; Gov. Res. 713 p. 31');
    await this.addGrounds('STAY', STAY, 'Gov. Res. 713 p. 30');
    for (const row of DEADLINES) {
      await this.execute(
        `insert into deadline_rule (id, event, days, title_ru, title_en, act_ref, valid_from) values (?, ?, ?, ?, ?, ?, '1995-07-17')`,
        row,
      );
    }
  }

  private async addGrounds(kind: string, grounds: Ground[], actRef: string): Promise<void> {
    for (const [position, [code, titleRu, titleEn, flags]] of grounds.entries()) {
      await this.execute(
        `insert into deregistration_ground (code, kind, title_ru, title_en, act_ref, valid_from, needs_destination, closes_all, position)
         values (?, ?, ?, ?, ?, '1995-07-17', ?, ?, ?)`,
        [code, kind, titleRu, titleEn, actRef, flags?.needsDestination ?? false, flags?.closesAll ?? false, position],
      );
    }
  }
}
