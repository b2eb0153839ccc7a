const ENTRIES = 'query __Type__OfPerson($id: ID!) { person(id: $id) { id __field__ { id text } } }';
const ADD = 'mutation Add__Type__Entry($input: Add__Type__EntryInput!) { add__Type__Entry(input: $input) { id } }';

/** @type {import('@demos/module-sdk/web').Contribution} */
export default {
  mount(target, api) {
    const list = document.createElement('ul');
    const form = api.can('__id__.write') ? newEntry(api, show) : '';
    target.append(list, form);
    void show();

    async function show() {
      const { person } = await api.graph.query(ENTRIES, { id: api.subject.id });
      const texts = person?.__field__?.map(({ text }) => text) ?? [];
      list.replaceChildren(...(texts.length ? texts : [api.t('__id__.none')]).map((text) => make('li', { textContent: text })));
    }

    return { destroy: () => target.replaceChildren() };
  },
};

function newEntry(api, added) {
  const form = make('form');
  const text = make('input', { required: true, ariaLabel: api.t('__id__.text'), placeholder: api.t('__id__.text') });
  form.append(text, make('button', { textContent: api.t('__id__.add') }));
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
    await added();
  });
  return form;
}

const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
