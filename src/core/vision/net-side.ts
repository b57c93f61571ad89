/** Width and height of what every MobileNet of the game sees, in pixels. */
export const NET_SIDE = 224;
