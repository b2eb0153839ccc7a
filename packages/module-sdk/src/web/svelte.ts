import { mount, unmount, type Component } from 'svelte';
import type { Contribution, ContributionApi } from './api.js';

export type * from './api.js';

/**
 * Makes a contribution of a Svelte component that takes `api` as its property. Bundle Svelte into the script.
 *
 * @example export default svelteContribution(NotesPanel);
 */
export function svelteContribution(component: Component<{ api: ContributionApi }>): Contribution {
  return {
    mount(target, api) {
      let mounted = mount(component, { target, props: { api } });
      return {
        update(next) {
          void unmount(mounted);
          mounted = mount(component, { target, props: { api: next } });
        },
        destroy: () => void unmount(mounted),
      };
    },
  };
}
