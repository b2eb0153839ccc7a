const street = /^(ул|пер|пр-кт|пр-д|проезд|б-р|наб|пл|ш|туп|аллея|линия|кв-л|мкр|тер|снт|з\/у|д|дом|влд)[.\s]/i;

/** For narrow places: street, house and flat first, the town after them. */
export function shortAddress(text: string): string {
  const parts = text.split(', ');
  const from = parts.findIndex((part, index) => index > 0 && street.test(part) && !/^д\. \p{Lu}/u.test(part));
  const town = parts[from - 1];
  return from > 0 && town ? `${parts.slice(from).join(', ')} · ${town}` : text;
}
