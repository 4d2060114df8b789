namespace Xfel.ML.Simulation;

/// <summary>One face of each opposite pair, in its own plane coordinates (u, v), with the origin at the face's centroid.</summary>
/// <param name="U">First unit vector in the plane.</param>
/// <param name="V">Second unit vector in the plane.</param>
/// <param name="Normal">Outward unit normal.</param>
/// <param name="Centroid">Centroid of the face; its component along the normal is the plane's distance.</param>
/// <param name="Radius">Greatest distance of a corner from the centroid.</param>
/// <param name="Edges">Indices into the table of edges.</param>
/// <param name="EdgeU">u component of (edge length x outward edge normal), for each edge.</param>
/// <param name="EdgeV">v component of the same.</param>
/// <param name="Moments">Moments of the face, see <see cref="FaceMoments"/>.</param>
internal sealed record FaceTable(
    Vector3D U, Vector3D V, Vector3D Normal, Vector3D Centroid, double Radius, int[] Edges, double[] EdgeU, double[] EdgeV, double[] Moments);
