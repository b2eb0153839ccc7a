declare module '@fontsource-variable/golos-text';
