import { mount, unmount, type Component } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { Contribution, ContributionApi } from './api.js';

export type * from './api.js';

/**
 * Makes a contribution of a Svelte component that takes `api` as its property. Bundle Svelte into the script.
 * Another subject, language or look changes `api` in place: what is typed into the component stays.
 *
 * @example
 * import { svelteContribution } from '@demos/module-sdk/web';
 * import NotesPanel from './notes-panel.svelte';
 *
 * export default svelteContribution(NotesPanel);
 */
export function svelteContribution(component: Component<{ api: ContributionApi }>): Contribution {
  return {
    mount(target, api) {
      let current = api;
      let changed = () => undefined as void;
      const follow = createSubscriber((notify) => void (changed = notify));
      const props = {
        get api() {
          follow();
          return current;
        },
      };
      const mounted = mount(component, { target, props });
      return {
        update(next) {
          current = next;
          changed();
        },
        destroy: () => void unmount(mounted),
      };
    },
  };
}
