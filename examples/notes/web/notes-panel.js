const NOTES = 'query NotesOfPerson($id: ID!) { person(id: $id) { id notes { id text author writtenAt } } }';
const ADD = 'mutation AddNote($input: AddNoteInput!) { addNote(input: $input) { id } }';

/** @type {import('@demos/module-sdk/web').Contribution} */
export default {
  mount(target, api) {
    const list = make('ul', { className: 'notes' });
    const text = make('textarea', { name: 'text', rows: 2, required: true });
    const button = make('button');
    const form = make('form');
    form.append(text, button);
    target.append(make('link', { rel: 'stylesheet', href: new URL('notes-panel.css', import.meta.url).href }), list, form);
    let id = crypto.randomUUID();

    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        await api.graph.query(ADD, { input: { id, personId: api.subject.id, text: text.value } });
      } catch (error) {
        return api.toast(error.message, 'problem');
      }
      id = crypto.randomUUID();
      form.reset();
      api.toast(api.t('notes.added'));
      await show();
    });

    function label() {
      form.hidden = !api.can('notes.write');
      text.placeholder = text.ariaLabel = api.t('notes.text');
      button.textContent = api.t('notes.add');
    }

    async function show() {
      const asked = api;
      const { person } = await api.graph.query(NOTES, { id: api.subject.id });
      if (asked !== api) return;
      const notes = person?.notes ?? [];
      list.replaceChildren(...(notes.length ? notes.map((note) => line(note, api.locale)) : [make('li', { textContent: api.t('notes.none') })]));
    }

    label();
    void show();
    return {
      update(next) {
        if (next.subject.id !== api.subject.id) form.reset();
        api = next;
        label();
        void show();
      },
      destroy: () => target.replaceChildren(),
    };
  },
};

function line({ text, author, writtenAt }, locale) {
  const when = new Date(writtenAt).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
  const item = make('li', { textContent: text });
  item.append(make('small', { textContent: `${author}, ${when}` }));
  return item;
}

const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
