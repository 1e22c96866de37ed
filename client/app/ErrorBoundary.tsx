import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { Component } from 'react'
import { Notice } from '../ui/Notice.tsx'

interface State {
  error: Error | null
}

/** Catches a bug in a page: says what happened, what is safe, and what to do. The rest of the app goes on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Notice
        title="This page stopped working"
        text="What was saved is safe: the server and your live flows are not touched by this. Loading the page again usually helps; if it does not, send us the text below."
        detail={error.message}
        isPage
      >
        <Group>
          <Button onClick={() => window.location.reload()}>Load the page again</Button>
          <Button variant="default" component="a" href="/">
            Go to Flows
          </Button>
        </Group>
      </Notice>
    )
  }
}
