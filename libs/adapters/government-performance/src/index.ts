import { ckanCatalogue } from './ckan-catalogue.adapter.js';
import { dvcqg } from './dvcqg.adapter.js';
import { edXml } from './edxml.adapter.js';
import { lgsp } from './lgsp.adapter.js';

export const adapters = [lgsp, dvcqg, ckanCatalogue, edXml] as const;
