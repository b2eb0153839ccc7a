import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

interface Asker {
  authorization?: string;
}

/** The documented way to set up @apollo/gateway; the one addition tells modules who asks. argv: the file of the supergraph. */
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.argv[2] ?? '', 'utf8'),
  buildService: ({ url }) =>
    new RemoteGraphQLDataSource<Asker>({
      url,
      willSendRequest({ request, context }) {
        if (context.authorization) request.http?.headers.set('authorization', context.authorization);
      },
    }),
});
const server = new ApolloServer<Asker>({ gateway });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url: url.replace(/\/$/, '') });
