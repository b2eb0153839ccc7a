import Bell from '@lucide/svelte/icons/bell';
import Calendar from '@lucide/svelte/icons/calendar';
import ChartColumn from '@lucide/svelte/icons/chart-column';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileText from '@lucide/svelte/icons/file-text';
import Globe from '@lucide/svelte/icons/globe';
import House from '@lucide/svelte/icons/house';
import Mail from '@lucide/svelte/icons/mail';
import MapPin from '@lucide/svelte/icons/map-pin';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Puzzle from '@lucide/svelte/icons/puzzle';
import Users from '@lucide/svelte/icons/users';

const icons = new Map(
  Object.entries({
    bell: Bell,
    calendar: Calendar,
    chart: ChartColumn,
    clipboard: ClipboardList,
    file: FileText,
    globe: Globe,
    house: House,
    mail: Mail,
    map: MapPin,
    notebook: NotebookPen,
    users: Users,
  }),
);

/** One of the office's own pictures by name; a piece of a puzzle for whatever has none. */
export const moduleIcon = (name: string | undefined) => icons.get(name ?? '') ?? Puzzle;
