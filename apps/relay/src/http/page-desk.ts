import type { SiteInForce } from '../chat/published.ts'
import type { Parts } from './parts.ts'

export type PageDesk = ReturnType<typeof createPageDesk>

/** How the desk of a site is, as its pages are told. */
export function createPageDesk({ gateway, invitations, readDepartments }: Parts) {
  return {
    /** Whether somebody is there, and for how many more. */
    async ofSite(site: string) {
      const [desk, free] = await Promise.all([gateway.desks.read(site), invitations.free(site)])
      return { ...desk, free }
    },
    /** The same of each department that the rules in force ask about. */
    async ofDepartments({ site, departments }: SiteInForce) {
      return departments.length > 0 && { departments: await readDepartments(site.key, departments) }
    },
  }
}
