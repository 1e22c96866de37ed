import {
  IconMailForward,
  IconRoute,
  IconSettings,
  IconSitemap,
  IconTemplate,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation, useRoute } from 'wouter'
import { DemoBanner } from '../flows/DemoBanner.tsx'
import { BrandMark } from '../ui/BrandMark.tsx'
import { ColourSchemeSwitch } from './ColourSchemeSwitch.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import classes from './Shell.module.css'

const places = [
  { path: '/flows', label: 'Flows', Icon: IconSitemap },
  { path: '/templates', label: 'Templates', Icon: IconTemplate },
  { path: '/journeys', label: 'Journeys', Icon: IconRoute },
  { path: '/customers', label: 'Customers', Icon: IconUsers },
  { path: '/segments', label: 'Segments', Icon: IconUsersGroup },
  { path: '/deliveries', label: 'Deliveries', Icon: IconMailForward },
  { path: '/settings', label: 'Settings', Icon: IconSettings },
] as const

/** The navigation with a page beside it; on a narrow screen it lies along the lower edge. */
export function Shell({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#page">
        Skip to the page
      </a>
      <nav className={classes.nav} aria-label="Main">
        <Link href="/flows" className={classes.brand}>
          <BrandMark />
          <span>Runnel</span>
        </Link>
        <ul className={classes.places}>
          {places.map((place) => (
            <li key={place.path}>
              <Place {...place} />
            </li>
          ))}
        </ul>
        <div className={classes.foot}>
          <ColourSchemeSwitch />
        </div>
      </nav>
      <div className={classes.stage}>
        <main id="page" className={classes.page} tabIndex={-1}>
          <ErrorBoundary key={path}>{children}</ErrorBoundary>
        </main>
        <DemoBanner />
      </div>
    </div>
  )
}

function Place({ path, label, Icon }: (typeof places)[number]) {
  const [isHere] = useRoute(`${path}/*?`)
  return (
    <Link href={path} className={classes.place} aria-current={isHere ? 'page' : undefined}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span>{label}</span>
    </Link>
  )
}
