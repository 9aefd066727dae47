/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-picture-private.h"

#include <webp/decode.h>
#include <webp/demux.h>

/* The first picture of the file, and how the camera was held. */
static gboolean
find_frame (const guint8 *data, gsize length, WebPData *frame, guint *orientation)
{
  const WebPData file = { data, length };
  WebPDemuxer *demuxer = WebPDemux (&file);
  WebPIterator iter;
  WebPChunkIterator chunk;
  gboolean found;

  if (demuxer == NULL)
    return FALSE;
  found = WebPDemuxGetFrame (demuxer, 1, &iter) != 0;
  if (found)
    {
      *frame = iter.fragment; /* points into @data */
      WebPDemuxReleaseIterator (&iter);
    }
  if (WebPDemuxGetChunk (demuxer, "EXIF", 1, &chunk) != 0)
    {
      *orientation = hd_picture_find_orientation (chunk.chunk.bytes, chunk.chunk.size);
      WebPDemuxReleaseChunkIterator (&chunk);
    }
  WebPDemuxDelete (demuxer);
  return found;
}

HdRaster *
hd_picture_decode_webp (const guint8 *data, gsize length, GError **error)
{
  WebPDecoderConfig config;
  WebPData frame;
  guint orientation = 1;
  HdRaster *raster;
  guint width;
  guint height;

  if (!WebPInitDecoderConfig (&config) || !find_frame (data, length, &frame, &orientation) ||
      WebPGetFeatures (frame.bytes, frame.size, &config.input) != VP8_STATUS_OK)
    {
      hd_picture_refuse (error);
      return NULL;
    }
  width = (guint) config.input.width;
  height = (guint) config.input.height;
  if (!hd_picture_check_size (width, height,
                              config.input.format == 2 ? HD_PICTURE_MAX_PIXELS_WHOLE
                                                       : HD_PICTURE_MAX_PIXELS,
                              error))
    return NULL;

  /* libwebp makes it smaller by itself, as it goes. */
  raster = hd_raster_new (width, height, orientation);
  raster->lossy = config.input.format == 1;
  config.options.use_scaling = raster->width != width || raster->height != height;
  config.options.scaled_width = (int) raster->width;
  config.options.scaled_height = (int) raster->height;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = raster->pixels;
  config.output.u.RGBA.stride = (int) raster->width * 4;
  config.output.u.RGBA.size = (gsize) raster->width * raster->height * 4;
  if (WebPDecode (frame.bytes, frame.size, &config) != VP8_STATUS_OK)
    {
      hd_raster_free (raster);
      hd_picture_refuse (error);
      return NULL;
    }
  hd_raster_orient (raster, orientation);
  return raster;
}
