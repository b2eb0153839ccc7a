import { svelteContribution } from '@demos/module-sdk/web';
import MovementsPage from './movements-page.svelte';

export default svelteContribution(MovementsPage);
