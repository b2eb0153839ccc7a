const ENTRIES = 'query __Type__OfPerson($id: ID!) { person(id: $id) { id __field__ { id text } } }';
const ADD = 'mutation Add__Type__Entry($input: Add__Type__EntryInput!) { add__Type__Entry(input: $input) { id } }';

/** @type {import('@demos/module-sdk/web').Contribution} */
export default {
  mount(target, api) {
    const list = make('ul');
    const text = make('input', { name: 'text', required: true });
    const button = make('button');
    const form = make('form');
    form.append(text, button);
    target.append(list, form);
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
      await show();
    });

    function label() {
      form.hidden = !api.can('__id__.write');
      text.placeholder = text.ariaLabel = api.t('__id__.text');
      button.textContent = api.t('__id__.add');
    }

    async function show() {
      const asked = api;
      const { person } = await api.graph.query(ENTRIES, { id: api.subject.id });
      if (asked !== api) return;
      const texts = person?.__field__?.map((entry) => entry.text) ?? [];
      list.replaceChildren(...(texts.length ? texts : [api.t('__id__.none')]).map((textContent) => make('li', { textContent })));
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

const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
