/** Runs in a browser's page: takes the 12 pictures of a model on a turntable, in an even studio light. */
import {
  AmbientLight,
  Box3,
  Color,
  DirectionalLight,
  DoubleSide,
  Group,
  HemisphereLight,
  LoadingManager,
  type Material,
  Matrix4,
  Mesh,
  MeshPhongMaterial,
  type Object3D,
  PerspectiveCamera,
  Scene,
  Sphere,
  type Texture,
  Vector3,
  WebGLRenderer,
} from "three";
import { MTLLoader } from "three/examples/jsm/loaders/MTLLoader.js";
import { OBJLoader } from "three/examples/jsm/loaders/OBJLoader.js";
import { COLUMNS, ROWS, SHOTS, SIDE } from "./shots";

export interface Sitter {
  /** Of the folder, ending in a slash. */
  readonly folder: string;
  /** Of the .obj file in it. */
  readonly file: string;
  /** Row by row, 3 × 3: what its catalogue says turns it upright. */
  readonly upright: readonly number[];
  /** Degrees about the vertical that bring its front to the camera. */
  readonly front: number;
}

/** Pixels drawn for each stored one, along a side; the browser's own antialiasing comes on top. */
const FINER = 2;
/** Narrow, so that perspective stays mild: degrees. */
const FIELD_OF_VIEW = 24;
/** How much of half a cell the farthest point of all views may take. */
const FILLED = 0.95;
/** Below this, a pixel of a picture with transparency counts as a hole. */
const HOLE = 0.5;

/** Share of light that even black things throw back. */
const SHEEN = 0.03;

const turn = (degrees: number): number => (degrees * Math.PI) / 180;

const canvas = document.createElement("canvas");
canvas.width = SIDE * FINER;
canvas.height = SIDE * FINER;
const renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true, preserveDrawingBuffer: true });
renderer.setClearColor(0x000000, 0);

/** The sheet's pixels, RGBA with colour not premultiplied, as base64. */
async function takeSheet(sitter: Sitter): Promise<string> {
  const model = await loadModel(sitter);
  const table = new Group();
  table.add(model);
  const scene = new Scene();
  scene.add(table, ...lights());
  const camera = cameraFor(table, model);
  const sheet = new Uint8ClampedArray(COLUMNS * SIDE * ROWS * SIDE * 4);
  for (const [i, { azimuth, elevation }] of SHOTS.entries()) {
    pose(table, camera, azimuth, elevation);
    renderer.render(scene, camera);
    copyShot(sheet, (i % COLUMNS) * SIDE, Math.floor(i / COLUMNS) * SIDE);
  }
  dispose(model);
  return base64(sheet);
}

async function loadModel({ folder, file, upright, front }: Sitter): Promise<Group> {
  const manager = new LoadingManager();
  const all = new Promise<void>((resolve) => {
    manager.onLoad = resolve;
  });
  manager.itemStart("all of it");
  const text = await (await fetch(folder + file)).text();
  const loader = new OBJLoader(manager);
  const library = /^mtllib\s+(.+?)\s*$/m.exec(text)?.[1];
  if (library) {
    const response = await fetch(folder + library);
    const materials = new MTLLoader(manager).setPath(folder).parse(await response.text(), folder);
    materials.preload();
    loader.setMaterials(materials);
  }
  const model = loader.parse(text);
  manager.itemEnd("all of it");
  await all;
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = upright;
  model.applyMatrix4(new Matrix4().set(a, b, c, 0, d, e, f, 0, g, h, i, 0, 0, 0, 0, 1));
  eachMesh(model, (mesh) => {
    mesh.material = Array.isArray(mesh.material) ? mesh.material.map(paint) : paint(mesh.material);
    if (!mesh.geometry.getAttribute("normal")) mesh.geometry.computeVertexNormals();
  });
  const faced = new Group();
  faced.add(model);
  faced.rotation.y = turn(front);
  faced.updateMatrixWorld(true);
  const centre = new Box3().setFromObject(faced, true).getCenter(new Vector3());
  faced.position.sub(centre);
  const centred = new Group();
  centred.add(faced);
  centred.updateMatrixWorld(true);
  return centred;
}

/**
 * Both sides of a face are painted, since the models come from many hands. Gloss is toned down to a soft sheen, which
 * black things have too, or else they would lose their shape. A texture that is missing is left out, as Sweet Home 3D
 * does.
 */
function paint(material: Material): Material {
  const from = material as MeshPhongMaterial;
  const map = from.map?.image ? from.map : null;
  const gloss = (from.specular ?? new Color(0)).clone().multiplyScalar(0.25);
  const to = new MeshPhongMaterial({
    color: (from.color ?? new Color(1, 1, 1))
      .clone()
      .multiplyScalar(1 - SHEEN)
      .addScalar(SHEEN / 2),
    map,
    specular: gloss.addScalar(SHEEN),
    shininess: Math.min(60, Math.max(8, from.shininess ?? 30)),
    opacity: from.opacity,
    transparent: from.transparent,
    side: DoubleSide,
  });
  if (map && hasHoles(map)) to.alphaTest = HOLE;
  return to;
}

function hasHoles(map: Texture): boolean {
  const image = map.image as HTMLImageElement;
  const look = document.createElement("canvas");
  look.width = 64;
  look.height = 64;
  const context = look.getContext("2d") as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0, 64, 64);
  return context.getImageData(0, 0, 64, 64).data.some((value, i) => i % 4 === 3 && value < 128);
}

/** Soft from all around, a key from the upper left before the table, a fill from the right: none of it casts shadows. */
function lights() {
  const key = new DirectionalLight(0xffffff, 1.35);
  key.position.set(-0.7, 1.1, 1.2);
  const fill = new DirectionalLight(0xffffff, 0.45);
  fill.position.set(1.2, 0.3, 0.8);
  return [new HemisphereLight(0xffffff, 0x8d8880, 1.5), new AmbientLight(0xffffff, 0.25), key, fill];
}

/** One distance and one zoom for all views, so that size stays while the model turns. */
function cameraFor(table: Group, model: Group): PerspectiveCamera {
  const radius = new Box3().setFromObject(model, true).getBoundingSphere(new Sphere()).radius;
  const distance = radius / Math.sin(turn(FIELD_OF_VIEW / 2));
  const camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, distance / 20, distance * 4);
  camera.userData.distance = distance;
  let most = 0;
  const point = new Vector3();
  for (const { azimuth, elevation } of SHOTS) {
    pose(table, camera, azimuth, elevation);
    eachMesh(model, (mesh) => {
      const place = mesh.geometry.getAttribute("position");
      for (let i = 0; i < place.count; i++) {
        point.fromBufferAttribute(place, i).applyMatrix4(mesh.matrixWorld).project(camera);
        most = Math.max(most, Math.abs(point.x), Math.abs(point.y));
      }
    });
  }
  camera.zoom = FILLED / most;
  return camera;
}

function pose(table: Group, camera: PerspectiveCamera, azimuth: number, elevation: number): void {
  table.rotation.y = turn(-azimuth);
  table.updateMatrixWorld(true);
  const distance = camera.userData.distance as number;
  camera.position.set(0, distance * Math.sin(turn(elevation)), distance * Math.cos(turn(elevation)));
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld(true);
  camera.updateProjectionMatrix();
}

/** Averages the drawn pixels, which are premultiplied and come from the bottom up. */
function copyShot(sheet: Uint8ClampedArray, left: number, top: number): void {
  const side = SIDE * FINER;
  const drawn = new Uint8Array(side * side * 4);
  const sum = new Float64Array(4);
  const gl = renderer.getContext();
  gl.readPixels(0, 0, side, side, gl.RGBA, gl.UNSIGNED_BYTE, drawn);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      sum.fill(0);
      for (let dy = 0; dy < FINER; dy++) {
        for (let dx = 0; dx < FINER; dx++) {
          const at = ((side - 1 - (y * FINER + dy)) * side + x * FINER + dx) * 4;
          for (let c = 0; c < 4; c++) sum[c] = (sum[c] as number) + (drawn[at + c] as number);
        }
      }
      const to = ((top + y) * COLUMNS * SIDE + left + x) * 4;
      const cover = sum[3] as number;
      for (let c = 0; c < 3; c++) sheet[to + c] = cover === 0 ? 0 : (255 * (sum[c] as number)) / cover;
      sheet[to + 3] = cover / (FINER * FINER);
    }
  }
}

function eachMesh(model: Object3D, use: (mesh: Mesh) => void): void {
  model.traverse((each) => {
    if (each instanceof Mesh) use(each);
  });
}

function dispose(model: Object3D): void {
  eachMesh(model, (mesh) => {
    mesh.geometry.dispose();
    for (const material of [mesh.material].flat()) {
      (material as MeshPhongMaterial).map?.dispose();
      material.dispose();
    }
  });
}

function base64(bytes: Uint8ClampedArray): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

Object.assign(globalThis, { takeSheet });
