import type { CandidateCheck } from '../check/candidate-check.js';
import { isPart } from '../platform/web-contributions.js';
import { endpoint, refusal, sendJson, type Endpoint, type EndpointOptions } from './endpoint.js';

export interface CheckRouteOptions extends EndpointOptions {
  check: CandidateCheck;
}

const BODY_LIMIT = 16 * 1024 * 1024;
const MODULE_ID = /^[a-z][a-z0-9_]{1,30}$/;

/** `POST /platform/check`: what would happen if a module came, changed or went; nothing does happen. */
export function checkRoute(options: CheckRouteOptions): Endpoint {
  return endpoint(options, { method: 'POST', for: 'managers', bodyLimit: BODY_LIMIT }, async ({ response, scope, content }) => {
    const { id, url, manifest, without = false } = isPart(content) ? content : {};
    if (typeof id !== 'string' || !MODULE_ID.test(id)) throw refusal(scope, 400, 'BAD_USER_INPUT', 'needsModuleId');
    if (url !== undefined && (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))) throw refusal(scope, 400, 'BAD_USER_INPUT', 'needsAddress');
    if (url !== undefined && scope.actor.kind !== 'system') throw refusal(scope, 403, 'FORBIDDEN', 'addressBySystemOnly');
    if (without !== true && url === undefined && !isPart(manifest)) throw refusal(scope, 400, 'BAD_USER_INPUT', 'needsCandidate');
    sendJson(response, 200, await options.check.report({ id, url, manifest, without: without === true }));
  });
}
