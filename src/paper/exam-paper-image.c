/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-paper-image.h"

#include <string.h>

#include "bank/exam-image-file.h"

typedef struct {
  const guint8 *data;
  gsize         size;
} Input;

static cairo_status_t
read_png (gpointer       closure,
          unsigned char *buffer,
          unsigned int   length)
{
  Input *input = closure;

  if (length > input->size)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (buffer, input->data, length);
  input->data += length;
  input->size -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
unref_bytes (gpointer bytes)
{
  g_bytes_unref (bytes);
}

/* Paper takes a JPEG file as it is; the pixels, which stay white, are for what cannot. */
static cairo_surface_t *
make_jpeg (GBytes *bytes,
           guint   width,
           guint   height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, size, unref_bytes, g_bytes_ref (bytes));
  return surface;
}

/**
 * exam_paper_image_new:
 * @bytes: a PNG or JPEG file of any origin
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL when it is none, or one that is too large
 */
cairo_surface_t *
exam_paper_image_new (GBytes *bytes)
{
  Input input;
  guint width, height;
  cairo_surface_t *surface;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!exam_image_file_check (bytes, "", &width, &height, NULL))
    return NULL;

  input.data = g_bytes_get_data (bytes, &input.size);
  surface = input.data[0] == 0xff ? make_jpeg (bytes, width, height)
                                  : cairo_image_surface_create_from_png_stream (read_png, &input);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);
  return NULL;
}
