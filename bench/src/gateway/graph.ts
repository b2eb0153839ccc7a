/** A graph of four modules in the manner of the published gateway benchmarks: people write reviews of products. */

export interface SubgraphSource {
  sdl: string;
  resolvers: Record<string, Record<string, unknown>>;
}

interface Product {
  upc: string;
  name: string;
  price: number;
  weight: number;
}

const HEADER = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides", "@shareable"])\n';
const FIRST_NAMES = ['Anna', 'Boris', 'Vera', 'Gleb', 'Daria', 'Egor'];
const THINGS = ['Table', 'Couch', 'Glass', 'Chair', 'Lamp', 'Bookcase', 'Carpet', 'Clock', 'Mirror'];
const OPINION = 'It stands where it was put, looks as it was shown and has held for longer than was promised; the next one will be of the same make. ';

const users = FIRST_NAMES.map((name, index) => ({ id: String(index + 1), name: `${name} Svetloozerskaya`, username: name.toLowerCase() }));
const products: Product[] = THINGS.map((name, index) => ({ upc: String(index + 1), name, price: 100 + 37 * index, weight: 50 + 11 * index }));
const reviews = Array.from({ length: 18 }, (_, index) => ({
  id: String(index + 1),
  body: `${index + 1}. ${OPINION}`,
  authorId: String((index % users.length) + 1),
  upc: String(((index * 2) % products.length) + 1),
}));

const reviewsOf = (key: 'authorId' | 'upc', id: string) => reviews.filter((review) => review[key] === id);

export const subgraphs: Record<string, SubgraphSource> = {
  accounts: {
    sdl: `${HEADER}
      type Query { users: [User!] }
      type User @key(fields: "id") { id: ID! name: String username: String @shareable }`,
    resolvers: { Query: { users: () => users }, User: { __resolveReference: ({ id }: { id: string }) => users.find((user) => user.id === id) } },
  },
  products: {
    sdl: `${HEADER}
      type Query { topProducts(first: Int = 5): [Product!] }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    resolvers: {
      Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
      Product: { __resolveReference: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc) },
    },
  },
  inventory: {
    sdl: `${HEADER}
      type Product @key(fields: "upc") { upc: String! price: Int @external weight: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
    resolvers: {
      Product: {
        __resolveReference: (reference: Product) => reference,
        inStock: ({ upc }: Product) => Number(upc) % 3 !== 0,
        shippingEstimate: ({ price, weight }: Product) => (price > 300 ? 0 : Math.round(weight / 2)),
      },
    },
  },
  reviews: {
    sdl: `${HEADER}
      type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
      type User @key(fields: "id") { id: ID! username: String @external reviews: [Review!] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review!] }`,
    resolvers: {
      Review: {
        author: ({ authorId }: { authorId: string }) => users.find(({ id }) => id === authorId),
        product: ({ upc }: { upc: string }) => ({ upc }),
      },
      User: { reviews: ({ id }: { id: string }) => reviewsOf('authorId', id) },
      Product: { reviews: ({ upc }: { upc: string }) => reviewsOf('upc', upc) },
    },
  },
};

/** Goes back and forth between the modules: about fifteen fetches for one answer of a hundred kilobytes. */
export const NESTED_QUERY = `
  fragment Account on User { id username name }
  fragment Opinion on Review { id body }
  fragment Goods on Product { inStock name price shippingEstimate upc weight }
  query Nested {
    users {
      ...Account
      reviews { ...Opinion product { ...Goods reviews { ...Opinion author { ...Account reviews { ...Opinion product { ...Goods } } } } } }
    }
    topProducts {
      ...Goods
      reviews { ...Opinion author { ...Account reviews { ...Opinion product { ...Goods } } } }
    }
  }`;
