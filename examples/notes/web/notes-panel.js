const NOTES = 'query NotesOfPerson($id: ID!) { person(id: $id) { id notes { id text author writtenAt } } }';
const ADD = 'mutation AddNote($input: AddNoteInput!) { addNote(input: $input) { id } }';

/** @type {import('@demos/module-sdk/web').Contribution} */
export default {
  mount(target, api) {
    const list = element('ul', 'notes-list');
    const form = api.can('notes.write') ? newNote(() => api, show) : undefined;
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('notes-panel.css', import.meta.url).href });
    target.append(style, list, ...(form ? [form] : []));
    void show();

    async function show() {
      const { id } = api.subject;
      const { person } = await api.graph.query(NOTES, { id });
      if (id !== api.subject.id) return;
      const notes = person?.notes ?? [];
      list.replaceChildren(...(notes.length ? notes.map((note) => line(note, api.locale)) : [element('li', 'notes-none', api.t('notes.none'))]));
    }

    return {
      update(next) {
        if (next.subject.id !== api.subject.id) form?.reset();
        api = next;
        void show();
      },
      destroy: () => target.replaceChildren(),
    };
  },
};

function line({ text, author, writtenAt }, locale) {
  const when = new Date(writtenAt).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
  const item = element('li', 'notes-note', text);
  item.append(element('small', 'notes-author', `${author}, ${when}`));
  return item;
}

function newNote(current, written) {
  const words = current();
  const form = element('form', 'notes-new');
  const text = Object.assign(element('textarea', ''), { name: 'text', rows: 2, required: true, ariaLabel: words.t('notes.text'), placeholder: words.t('notes.text') });
  form.append(text, element('button', '', words.t('notes.add')));
  let id = crypto.randomUUID();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const api = current();
    try {
      await api.graph.query(ADD, { input: { id, personId: api.subject.id, text: text.value } });
    } catch (error) {
      return api.toast(error.message, 'problem');
    }
    id = crypto.randomUUID();
    form.reset();
    api.toast(api.t('notes.added'));
    await written();
  });
  return form;
}

function element(tag, className, text = '') {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
