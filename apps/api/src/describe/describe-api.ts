import { HttpStatus, RequestMethod, type INestApplication } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { rightsList } from '@ioc/access';
import { Problem } from '@ioc/contracts';
import { displayCookie, sessionCookie } from '../access/cookies.js';
import type { Declared } from '../access/may.decorator.js';
import { declaredOf } from '../access/rights.guard.js';
import { answersKey, type AnswerShape } from './answers.decorator.js';
import type { RouteArgument } from './route-arguments.js';
import { routesOf, type Route } from './routes.js';
import { Schemas, type ApiSchema } from './schemas.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];

/** The interface in OpenAPI: paths of the routes, what they take from their checks, what they answer from `@Answers`. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const routes = routesOf(app);
  for (const route of routes) hideTypes(route);
  const document = SwaggerModule.createDocument(app, frame(), { operationIdFactory: idOf });
  const schemas = new Schemas();
  const problem = schemas.answer(Problem);
  const byId = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  for (const route of routes) {
    const operation = byId.get(idOf(route.controller.name, route.handler));
    if (operation) fill(operation, route, { schemas, problem });
  }
  document.components = { ...document.components, schemas: schemas.components };
  return document;
}

/** What stands before the paths: who made it, and what a caller can show. */
function frame(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setTitle('Rông')
    .setDescription('Open intelligent operations centre')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addCookieAuth(sessionCookie, undefined, 'person')
    .addCookieAuth(displayCookie, undefined, 'screen')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'program')
    .build();
}

const idOf = (controller: string, handler: string) => `${controller.replace(/Controller$/, '')}_${handler}`;

function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap(({ get, post, put, patch, delete: remove }) => [get, post, put, patch, remove].filter((one) => one !== undefined));
}

/** A schema of zod that bears the name of its type would be taken for a class: what is checked is described by its check alone. */
function hideTypes({ controller, handler, given }: Route): void {
  const prototype = controller.prototype as object;
  const types = (Reflect.getMetadata('design:paramtypes', prototype, handler) ?? []) as unknown[];
  const checked = new Set(given.filter((argument) => argument.checked).map(({ index }) => index));
  Reflect.defineMetadata('design:paramtypes', types.map((type, index) => (checked.has(index) ? Object : type)), prototype, handler);
}

interface Ground {
  schemas: Schemas;
  problem: ApiSchema;
}

function fill(operation: Operation, route: Route, ground: Ground): void {
  const headers = (operation.parameters ?? []).filter((parameter) => 'in' in parameter && parameter.in === 'header');
  operation.parameters = [...route.given.flatMap((argument) => parametersOf(argument, ground.schemas)), ...headers];
  const body = bodyOf(operation, route.given, ground.schemas);
  if (body) operation.requestBody = body;
  const declared = declaredOf(route.controller, route.handler);
  Object.assign(operation, { 'x-right': rightText(declared), security: shownFor(declared) });
  operation.responses = { ...answersOf(route, ground.schemas), ...refusals(ground.problem) };
}

/** Who may call it: `read:event`, or why it is open. */
function rightText(declared: Declared | undefined): string {
  if (!declared) return '';
  return 'open' in declared ? `open: ${declared.open}` : `${declared.action}:${declared.subject}${declared.placed ? ' (of what lies within)' : ''}`;
}

/** Any one of them opens it, where whose it is may. */
function shownFor(declared: Declared | undefined): Record<string, string[]>[] {
  if (!declared || 'open' in declared) return [];
  const isForScreens = rightsList('display').includes(`${declared.action}:${declared.subject}`);
  return [{ person: [] }, ...(isForScreens ? [{ screen: [] }] : []), { program: [] }];
}

function parametersOf({ place, name, checked }: RouteArgument, schemas: Schemas): Parameter[] {
  if (!checked || (place !== 'query' && place !== 'path')) return [];
  const whole = schemas.request(checked.schema);
  if (name !== undefined) return [parameter({ name, place, required: true }, { ...whole, description: checked.description })];
  const { properties = {}, required = [] } = whole;
  return Object.entries(properties).map(([key, schema]) => parameter({ name: key, place, required: required.includes(key) }, schema));
}

function parameter({ name, place, required }: { name: string; place: string; required: boolean }, { description, ...schema }: ApiSchema): Parameter {
  return { name, in: place as 'query', required, ...(description === undefined ? {} : { description }), schema };
}

function bodyOf({ requestBody }: Operation, given: readonly RouteArgument[], schemas: Schemas): Operation['requestBody'] {
  const body = given.find(({ place, checked }) => place === 'body' && checked);
  if (!body?.checked) return undefined;
  const schema = schemas.request(body.checked.schema);
  const takesFile = given.some(({ place }) => place === 'file');
  if (takesFile) schema.properties = { ...schema.properties, file: { type: 'string', format: 'binary' } };
  const types = requestBody && 'content' in requestBody ? Object.keys(requestBody.content) : [];
  const contentTypes = types.length > 0 ? types : [takesFile ? 'multipart/form-data' : 'application/json'];
  return { required: true, content: Object.fromEntries(contentTypes.map((type) => [type, { schema }])) };
}

function answersOf({ controller, handler }: Route, schemas: Schemas): Operation['responses'] {
  const method = (controller.prototype as Record<string, object>)[handler] ?? {};
  const answer = Reflect.getMetadata(answersKey, method) as AnswerShape | undefined;
  if (!answer) return {};
  const made = Reflect.getMetadata(METHOD_METADATA, method) === RequestMethod.POST ? HttpStatus.CREATED : HttpStatus.OK;
  const status = (Reflect.getMetadata(HTTP_CODE_METADATA, method) as number | undefined) ?? made;
  const schema = schemas.answer(answer.schema);
  const content = Object.fromEntries([answer.contentType].flat().map((type) => [type, { schema }]));
  return Object.fromEntries([status, ...answer.alsoWith].map((code) => [String(code), { description: code < 400 ? 'As asked' : 'Not well', content }]));
}

/** Whatever is refused or breaks is told alike. */
function refusals(problem: ApiSchema): Operation['responses'] {
  const content = { 'application/problem+json': { schema: problem } };
  return {
    '4XX': { description: 'The request cannot be answered; the problem says why and names the parameter', content },
    '5XX': { description: 'The server could not answer', content },
  };
}
