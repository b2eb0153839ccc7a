import type { Context } from '@demos/module-sdk';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from '@demos/module-sdk/graphql';
import { IdentityDocument } from './document.entity.js';
import { SaveDocumentInput } from './document.inputs.js';
import { isExpired } from './document.queries.js';
import { saveDocument } from './document.service.js';

@Resolver(() => IdentityDocument)
export class DocumentResolver {
  @Mutation(() => IdentityDocument)
  saveDocument(@Arg('input', () => SaveDocumentInput) input: SaveDocumentInput, @Ctx() ctx: Context) {
    return saveDocument(ctx, input);
  }

  @FieldResolver(() => Boolean)
  isExpired(@Root() document: IdentityDocument) {
    return isExpired(document);
  }
}
