import type { Browser } from 'playwright'

/** Lays the two sides of one conversation beside each other on a quiet ground and writes them as one PNG. */
export async function composePicture(browser: Browser, left: Buffer, right: Buffer, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1680, height: 640 } })
  const image = (picture: Buffer) => `<img src="data:image/png;base64,${picture.toString('base64')}">`
  await page.setContent(
    `<style>
      body { margin: 0; display: flex; gap: 28px; align-items: center; justify-content: center; height: 100vh; background: #dfe6e6 }
      img { height: 540px; border-radius: 10px; box-shadow: 0 10px 40px #0003 }
    </style>${image(left)}${image(right)}`,
  )
  await page.screenshot({ path })
  await page.close()
}
