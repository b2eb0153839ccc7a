// @apollo/gateway reports home every hour unless this is set before one is constructed.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
process.env['APOLLO_SCHEMA_REPORTING'] = 'false';
delete process.env['APOLLO_KEY'];
delete process.env['APOLLO_GRAPH_REF'];
