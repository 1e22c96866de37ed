import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { flowJsonSchema } from '../../shared/flow/jsonSchema.ts'

/** What machines read of the interface: made from the routes' own schemas, once, when first asked for. */
export function openapiRoutes(app: Hono, version: string) {
  let specs: Promise<string> | null = null
  const write = async () =>
    JSON.stringify(
      await generateSpecs(app, {
        // Each route names its own refusals.
        defaultValidationErrorResponse: false,
        documentation: {
          info: {
            title: 'Runnel',
            version,
            description: 'Flows for e-commerce marketers, and the events that move them.',
          },
          components: {
            securitySchemes: {
              writeKey: { type: 'http', scheme: 'basic', description: 'The write key as the user name, no password.' },
              adminToken: { type: 'http', scheme: 'bearer', description: 'ADMIN_TOKEN, where one is set.' },
            },
          },
        },
      }),
    )
  return new Hono().get('/openapi.json', async (c) => {
    specs ??= write()
    return c.body(await specs, 200, { 'content-type': 'application/json' })
  })
}

/** The flow format as JSON Schema. */
export function schemaRoutes() {
  let schema: string | null = null
  return new Hono().get('/flow-1.json', (c) => {
    schema ??= JSON.stringify(flowJsonSchema())
    return c.body(schema, 200, { 'content-type': 'application/schema+json', 'access-control-allow-origin': '*' })
  })
}
